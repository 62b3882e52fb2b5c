using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Views;

public class SavedViewTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_present_filter_gets_a_name_a_counter_and_its_place_in_the_list()
    {
        var (bruno, ana) = (await Given.Staff(), await Given.Contact());
        await Given.OpenedTicket(ana, Given.Stopped, "Parou");
        await Given.OpenedTicket(ana, Given.Question, "Consulta");
        var client = Portal.SignedInAs(bruno);
        var queue = await client.Page("/atendimento?visao=sem-responsavel&prioridade=critica&ordem=abertura&colunas=status,prazo");
        var form = queue.QuerySelectorAll(".pc-filtros a").Single(a => a.TextContent.Contains("Salvar visão", StringComparison.Ordinal)).GetAttribute("href")!;

        var page = await client.Follow(await client.Submit(form, new() { ["Input.Name"] = "Críticos sem dono" }));

        Assert.Equal("Críticos sem dono 1", string.Join(' ', page.QuerySelector("h1")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("Parou", page.QuerySelector("tbody .pc-alvo")!.LastChild!.TextContent.Trim());
        Assert.Equal(["Assunto", "Status", "Prazo"], page.QuerySelectorAll("thead th").Skip(2).Select(h => h.TextContent));
        var link = page.QuerySelector("nav[aria-labelledby=t-salvas] a[aria-current=page]")!;
        Assert.Equal(("Críticos sem dono", "1"), (link.FirstElementChild!.TextContent, link.QuerySelector(".pc-conta")!.FirstChild!.TextContent));
        Assert.Equal("visao=sem-responsavel&prioridade=critica&ordem=abertura&colunas=status,prazo", (await Db.SavedViews.SingleAsync()).Address);
    }

    [Fact]
    public async Task A_value_of_a_saved_view_can_be_taken_away_or_replaced_without_leaving_it()
    {
        var (bruno, ana) = (await Given.Staff(), await Given.Contact());
        await Given.OpenedTicket(ana, Given.Stopped, "Parou");
        await Given.OpenedTicket(ana, Given.Question, "Consulta");
        var view = await Given.Save(new SavedView("Críticos", "prioridade=critica", bruno.Id, Sharing.Personal, 1));
        var client = Portal.SignedInAs(bruno);
        Assert.Equal(1, (await client.Page($"/atendimento?visao={view.Id}")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(2, (await client.Page($"/atendimento?visao={view.Id}&prioridade=-")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal("Consulta", (await client.Page($"/atendimento?visao={view.Id}&prioridade=normal")).QuerySelector("tbody .pc-alvo")!.LastChild!.TextContent.Trim());
    }

    [Fact]
    public async Task A_saved_search_is_listed_and_not_counted()
    {
        var bruno = await Given.Staff();
        await Given.OpenedTicket(subject: "Nota rejeitada");
        var view = await Given.Save(new SavedView("Notas", "q=nota&status=recebido", bruno.Id, Sharing.Personal, 1));
        var page = await Portal.SignedInAs(bruno).Page($"/atendimento?visao={view.Id}");
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Null(page.QuerySelector("nav[aria-labelledby=t-salvas] .pc-conta"));
        Assert.Null(page.QuerySelector("h1 .pc-conta"));
    }

    [Fact]
    public async Task A_saved_view_is_pointed_at_another_filter_by_those_whose_it_is()
    {
        var bruno = await Given.Staff();
        var mine = await Given.Save(new SavedView("Críticos", "prioridade=critica", bruno.Id, Sharing.Personal, 1));
        var everyones = await Given.Save(new SavedView("Altos", "prioridade=alta", bruno.Id, new Sharing(Scope.Everyone, null), 1));
        var client = Portal.SignedInAs(bruno);
        var link = (await client.Page($"/atendimento?visao={mine.Id}&prioridade=baixa&equipe=nenhuma&q=%22%3Cb%3E")).QuerySelector(".pc-filtros a[href*='/visoes/']:not([href*='/nova'])")!;
        Assert.Equal("Atualizar visão", link.TextContent.Trim());
        await client.Submit(link.GetAttribute("href")!, button: "Salvar visão");

        Assert.Equal("prioridade=baixa&equipe=nenhuma&q=%22%3Cb%3E", (await Db.SavedViews.SingleAsync(v => v.Id == mine.Id)).Address);
        Assert.DoesNotContain("Atualizar visão", (await client.Page($"/atendimento?visao={everyones.Id}&prioridade=baixa")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Atualizar visão", (await client.Page($"/atendimento?visao={mine.Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_teams_view_is_its_members_and_only_a_supervisor_gives_one_to_all()
    {
        var (bruno, carla, other) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"), await Given.Staff(name: "Davi Sá"));
        var team = await Given.Team("Suporte N2", bruno, carla);
        const string form = "/atendimento/visoes/nova?de=prioridade%3Dalta";
        await Portal.SignedInAs(bruno).Submit(form, new() { ["Input.Name"] = "Altas do N2", ["Input.For"] = $"equipe-{team.Id}" });
        await Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor)).Submit(form, new() { ["Input.Name"] = "Altas", ["Input.For"] = "todos" });

        Assert.Equal(["Altas do N2", "Altas"], await Listed(carla));
        Assert.Equal(["Altas"], await Listed(other));
        Assert.Equal(2, await Db.AuditEntries.CountAsync(a => a.Kind == AuditKind.SharedViewChanged));
        foreach (var audience in new[] { "todos", $"equipe-{team.Id}", "equipe-999999", "nada" })
        {
            using var refused = await Portal.SignedInAs(other).Post("/atendimento/visoes/nova", form, [new("Input.Name", "Minha"), new("Input.For", audience), new("Input.Address", "")]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
        Assert.Equal(2, await Db.SavedViews.CountAsync());
    }

    [Fact]
    public async Task A_view_is_renamed_shared_moved_and_deleted_by_those_whose_it_is()
    {
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        var team = await Given.Team("Suporte N2", bruno);
        var first = await Given.Save(new SavedView("Um", "prioridade=alta", bruno.Id, Sharing.Personal, 1));
        var second = await Given.Save(new SavedView("Dois", "prioridade=baixa", bruno.Id, Sharing.Personal, 2));
        var (owner, stranger) = (Portal.SignedInAs(bruno), Portal.SignedInAs(carla));

        await owner.Submit("/atendimento/visoes", button: "Subir Dois");
        Assert.Equal(["Dois", "Um"], await Listed(bruno));
        await owner.Submit($"/atendimento/visoes/{first.Id}", new() { ["Input.Name"] = "Primeira", ["Input.For"] = $"equipe-{team.Id}" });
        var changed = await Db.SavedViews.SingleAsync(v => v.Id == first.Id);
        Assert.Equal(("Primeira", Scope.Team), (changed.Name, changed.Scope));

        foreach (var (handler, fields) in new (string, KeyValuePair<string, string>[])[] { ($"/{second.Id}?handler=Delete", []), ("?handler=Move", [new("id", $"{second.Id}"), new("up", "false")]) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"/atendimento/visoes{handler}", "/atendimento", fields)).StatusCode);
        }
        await owner.Submit($"/atendimento/visoes/{second.Id}", button: "Excluir visão");
        Assert.Equal(["Primeira"], await Db.SavedViews.Select(v => v.Name).ToListAsync());
    }

    private async Task<IReadOnlyList<string>> Listed(Person person) =>
        [.. (await Portal.SignedInAs(person).Page("/atendimento")).QuerySelectorAll("nav[aria-labelledby=t-salvas] a").Select(a => a.FirstElementChild!.TextContent)];
}
