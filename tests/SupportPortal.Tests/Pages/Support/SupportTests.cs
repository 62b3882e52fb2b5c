using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Support;

/// <summary>/suporte: the three boxes, and what each leads to.</summary>
public class SupportTests(Portal portal) : PageTest(portal)
{
    private static readonly Cpf Ana = Cpf.Parse("52998224725");

    [Fact]
    public async Task The_boxes_lead_to_help_tickets_and_the_company_s_own_products()
    {
        var company = await Given.Company();
        var product = await Given.ContractedProduct(company);
        var others = await Given.ContractedProduct(await Given.Company(), "Produto de outra");
        var page = await Portal.SignedInAs(await Given.Contact(company)).Page("/suporte");

        Assert.Equal(["Dúvidas", "Meus chamados", "Produtos contratados"], page.QuerySelectorAll(".pc-caixas h2").Select(h => h.TextContent.Trim()));
        var topics = await Db.HelpTopics.OrderBy(t => t.Position).Select(t => "/ajuda/" + t.Slug).ToListAsync();
        Assert.Equal(4, topics.Count);
        Assert.Equal(topics, page.QuerySelectorAll("[aria-labelledby=t-duvidas] a").Select(a => a.GetAttribute("href")));
        Assert.Equal([$"/produtos/{product.Slug}/documentacao", $"/chamados/novo?produto={product.Slug}", "/ajuda/suporte"],
            page.QuerySelectorAll("[aria-labelledby=t-produtos] a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain(others.Name, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0800", page.QuerySelector("[aria-labelledby=t-escopo]")!.TextContent, StringComparison.Ordinal);
        foreach (var category in await Db.Categories.Where(c => c.IsActive && c.OutOfScopeAnswer != null).ToListAsync())
        {
            Assert.Contains(category.Name, page.QuerySelector("[aria-labelledby=t-escopo]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_CPF_finds_that_person_s_tickets_open_or_closed()
    {
        var ana = await Given.Contact();
        var open = await OfAna(ana, "Ainda aberto");
        var closed = await OfAna(ana, "Já fechado", t => t.Cancel("Desistimos.", StandardCalendar.Instance, Given.By(ana), Clock.Now));
        await Given.OpenedTicket(ana, subject: "De outra pessoa");

        Assert.Equal([open.Code], await Consult(ana, "por CPF", "529.982.247-25", "abertos"));
        Assert.Equal([closed.Code], await Consult(ana, "por CPF", "529.982.247-25", "fechados"));
        Assert.Empty(await Consult(ana, "por CPF", "111.444.777-35", "abertos"));
    }

    [Theory]
    [InlineData("{0}"), InlineData("#{0}"), InlineData("{1}"), InlineData("2030-{2}")]
    public async Task A_number_finds_its_ticket_however_it_is_written(string typed)
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        await Given.OpenedTicket(ana);
        var digits = ticket.Code[5..];
        var text = typed.Replace("{0}", ticket.Code, StringComparison.Ordinal).Replace("{1}", digits, StringComparison.Ordinal).Replace("{2}", digits.TrimStart('0'), StringComparison.Ordinal);
        Assert.Equal([ticket.Code], await Consult(ana, "por número", text));
    }

    [Fact]
    public async Task A_product_that_is_not_listed_has_its_own_way_to_a_ticket()
    {
        using var answer = await Portal.SignedInAs(await Given.Contact()).Get("/ajuda/suporte");
        Assert.StartsWith("/chamados/novo?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private Task<Ticket> OfAna(Person ana, string subject, Action<Ticket>? then = null) => Given.OpenedTicket(ana, subject: subject, then: then, cpf: Ana);

    /// <summary>Sends the form as the page draws it, and reads the codes of the list it leads to.</summary>
    private async Task<IEnumerable<string>> Consult(Person person, string form, string typed, string? tab = null)
    {
        var client = Portal.SignedInAs(person);
        var page = await client.Page("/suporte");
        var drawn = page.QuerySelectorAll("form[role=search]").Single(f => f.TextContent.Contains(form, StringComparison.Ordinal));
        var name = drawn.QuerySelector("input:not([type=radio])")!.GetAttribute("name");
        if (tab is not null) { Assert.Contains(tab, drawn.QuerySelectorAll("[name=aba]").Select(r => r.GetAttribute("value"))); }
        var list = await client.Page($"{drawn.GetAttribute("action")}?{name}={Uri.EscapeDataString(typed)}{(tab is null ? "" : "&aba=" + tab)}");
        return list.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector(".pc-num")!.TextContent.Trim());
    }
}
