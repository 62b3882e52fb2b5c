using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

/// <summary>A clock that stands still says so, and what is left, however much time passes.</summary>
public class StandingClockTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_chip_of_a_paused_ticket_says_what_is_left_in_the_list_and_on_its_page_however_long_it_waits()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var opened = Clock.Now.AddMinutes(-30);
        var ticket = await Given.OpenedTicket(ana, Given.Stopped, at: opened, then: t => t.WaitForCustomer("Qual é a série?", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        Client browser = null!;
        foreach (var hours in new[] { 0, 5, 90 })
        {
            Clock.Now = opened.AddMinutes(30).AddHours(hours);
            browser = Portal.SignedInAs(ana); // sessions do not wait that long
            foreach (var url in new[] { "/chamados", $"/chamados/{ticket.Code}", "/" })
            {
                var chip = (await browser.Page(url)).QuerySelector(".pc-prazo.pausado");
                Assert.Equal((url, "Prazo pausado, restam 3 h 30 minPausado, 3h30"), (url, chip?.TextContent.Replace('\u00a0', ' ')));
            }
        }
        Assert.Contains("3 h 30 min", (await browser.Page($"/chamados/{ticket.Code}/prazo")).Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_between_resolved_and_reopened_is_a_pause_with_our_own_reason()
    {
        var (ana, bruno) = (await Given.Contact(), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana, Given.Stopped, then: t =>
        {
            t.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now.AddMinutes(10));
            t.Reopen("Voltou.", StandardCalendar.Instance, Given.By(ana), Clock.Now.AddMinutes(60));
        });
        Clock.Advance(TimeSpan.FromHours(2));
        var browser = Portal.SignedInAs(ana);
        Assert.Contains("Resolvido, aguardando a sua validação", (await browser.Page($"/chamados/{ticket.Code}/prazo")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_are_read_once_so_the_form_of_a_new_ticket_costs_no_more_statements_than_before()
    {
        var customer = await Given.Company();
        await Given.ContractedProduct(customer);
        var ana = await Given.CompanyAccount(customer);
        var browser = Portal.SignedInAs(ana);
        var form = (await browser.Submit("/chamados/novo", new() { ["Input.About"] = "topico:financeiro" })).Headers.Location!.OriginalString;
        await browser.Page(form);
        Assert.InRange(await browser.StatementsFor(form), 1, 12);
    }
}
