using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>What a supervisor does between tickets: deadlines, rules, figures, and work that changes hands.</summary>
public class SupervisionFlowTests(Portal portal) : PageTest(portal)
{
    private const string Time = "#Input_Rows_0__Time", Menu = ".pc-lado", Main = "main";

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_version_of_a_policy_is_tried_in_the_simulator_and_published(bool javaScript)
    {
        var page = await Open(javaScript);
        await Follow(page, "Prazos", Menu);
        await Follow(page, "Nova política");
        await page.FillAsync("#Input_Name", "Ouro");
        await Press(page, "Criar rascunho");
        await page.FillAsync(Time, "depois");
        await Press(page, "Salvar rascunho");
        await Expect(page.Locator(Time)).ToHaveValueAsync("depois"); // refused, and kept
        await page.FillAsync(Time, "45min");
        await Press(page, "Salvar rascunho");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Rascunho da versão 1" })).ToBeVisibleAsync();

        await Follow(page, "Simular");
        await page.SelectOptionAsync("#Input_CategoryId", new SelectOptionValue { Label = Given.Stopped });
        await page.FillAsync("#Input_OpenedAt", "2030-06-03T10:00");
        await Press(page, "Simular prazos");
        await Expect(page.Locator("[data-prazo]").First).ToContainTextAsync("03/06/2030");
        if (javaScript) { await Browser.HasNoAxeViolations(page); }
        Assert.Null((await Db.SlaPolicies.Include(p => p.Versions).SingleAsync(p => p.Name == "Ouro")).Published); // nothing was saved

        await Follow(page, "Prazos");
        await Follow(page, "Ouro");
        await Press(page, "Publicar a versão 1");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Em vigor: versão 1" })).ToBeVisibleAsync();
        var published = (await Db.SlaPolicies.Include(p => p.Versions).SingleAsync(p => p.Name == "Ouro")).Published!;
        Assert.Contains(TimeSpan.FromMinutes(45), await Db.SlaTargets.Where(t => t.VersionId == published.Id).Select(t => t.Time).ToListAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rule_is_rehearsed_before_it_is_switched_on_and_then_acts(bool javaScript)
    {
        var ticket = await Given.OpenedTicket(subject: "Boleto errado", at: Clock.Now.AddDays(-1));
        var page = await Open(javaScript);
        await Follow(page, "Regras", Menu);
        await Follow(page, "Nova regra");
        await page.FillAsync("#Input_Name", "Boletos primeiro");
        await page.SelectOptionAsync("#Input_Event", nameof(RuleEvent.Opened));
        await page.FillAsync("#Input_Subject", "boleto");
        await page.SelectOptionAsync("#Input_NewPriority", "High");
        await Press(page, "Salvar e ensaiar");
        await Expect(page.GetByText("teria agido em 1 chamado")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Boleto errado" })).ToBeVisibleAsync();
        Assert.NotEqual(Priority.High, (await Db.Tickets.SingleAsync()).Priority);

        await Press(page, "Ligar a regra");
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Ligada desde");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await Given.OpenedTicket(subject: "Outro boleto");
        await Portal.Run((TicketRules job, CancellationToken stop) => job.RunAsync(stop));
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Boletos primeiro" }).Locator("td.dir")).ToHaveTextAsync("1");
        Assert.Equal(Priority.High, (await Db.Tickets.SingleAsync(t => t.Id == later.Id)).Priority);
        Assert.NotEqual(Priority.High, (await Db.Tickets.SingleAsync(t => t.Id == ticket.Id)).Priority);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_figure_of_the_report_leads_to_its_tickets_and_work_changes_hands_with_an_outcome_for_each(bool javaScript)
    {
        var (bruno, camila) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(name: "Camila Rocha"));
        var one = await Given.OpenedTicket(subject: "Um", then: t => t.Assign(bruno, Given.By(bruno), Clock.Now));
        var two = await Given.OpenedTicket(subject: "Dois", then: t => t.Assign(bruno, Given.By(bruno), Clock.Now));
        var page = await Open(javaScript);
        await Follow(page, "Relatórios", Menu);
        var opened = page.Locator("#tab-volume tbody tr").First.GetByRole(AriaRole.Link).First;
        await Expect(opened).ToHaveTextAsync("2");
        await opened.ClickAsync();
        await Expect(page.Locator("main tbody tr")).ToHaveCountAsync(2);

        await page.GotoAsync("/atendimento");
        foreach (var ticket in new[] { one, two }) { await page.GetByLabel($"Selecionar chamado {ticket.Code}").CheckAsync(); }
        await Press(page, "Alterar selecionados");
        await page.GetByLabel("Responsável").SelectOptionAsync(new SelectOptionValue { Label = "Camila Rocha" });
        await Given.Change(await Given.Stored(two), t => t.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now)); // while the form is open
        await Press(page, "Alterar 2 chamados");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nem todos os chamados foram alterados");
        await Expect(page.Locator($"tr[data-code='{one.Code}']")).ToContainTextAsync("Alterado");
        await Expect(page.Locator($"tr[data-code='{two.Code}']")).ToContainTextAsync("Outra pessoa mudou este chamado");
        Assert.Equal([camila.Id, bruno.Id], await Db.Tickets.OrderBy(t => t.Id).Select(t => t.AssigneeId!.Value).ToListAsync());
    }

    private async Task<IPage> Open(bool javaScript) =>
        await Browser.Expect(422).Open("/atendimento", await Given.Staff(StaffRole.Supervisor, "Vera Paz"), javaScript: javaScript);

    private static Task Follow(IPage page, string link, string within = Main) => page.Locator(within).GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync();

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
