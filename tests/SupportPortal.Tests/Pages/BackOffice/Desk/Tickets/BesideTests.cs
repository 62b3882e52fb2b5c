using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Tickets;

/// <summary>What stands beside a ticket: who follows it, time, the customer's look at it, and what all of it costs.</summary>
public class BesideTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_colleague_named_in_a_note_is_mailed_and_hears_of_what_comes_later()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Cárla Reis"));
        await Portal.SignedInAs(bruno).Submit(Url(ticket), new() { ["Input.To"] = "interna", ["Input.Message"] = "@carla reis, você viu isto? (veja ana@carla.example)" });
        Assert.Equal(1, await News());
        Assert.Equal(0, await News());
        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal(carla.Email, Assert.Single(mail.To));
        Assert.Contains("Bruno Lima mencionou você", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("você viu isto?", mail.Text, StringComparison.Ordinal);

        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Alguma novidade?" });
        await Portal.SignedInAs(carla).Submit(Url(ticket), new() { ["Input.To"] = "interna", ["Input.Message"] = "Estou vendo." });
        Assert.Equal(1, await News());
        Assert.Equal(HttpStatusCode.Redirect, (await Portal.SignedInAs(carla).Submit(Url(ticket), [], "Deixar de acompanhar")).StatusCode);
        Assert.Empty(await Db.TicketFollowers.ToListAsync());
    }

    [Fact]
    public async Task A_mail_to_followers_goes_to_nobody_who_has_left_the_desk()
    {
        var ticket = await Given.OpenedTicket();
        var (bruno, carla) = (await Given.Staff(), await Given.Staff(name: "Carla Reis"));
        await Portal.SignedInAs(carla).Submit(Url(ticket), [], "Acompanhar");
        await Given.Change(carla, p => p.Disable());
        await Portal.SignedInAs(bruno).Submit(Url(ticket), new() { ["Input.To"] = "interna", ["Input.Message"] = "Nota." });
        Assert.Equal(0, await News());
        Assert.Empty(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Time_is_noted_summed_and_taken_back_by_a_counter_line()
    {
        var ticket = await Given.OpenedTicket();
        var bruno = Portal.SignedInAs(await Given.Staff());
        await Note(bruno, ticket, 90, "Análise do canário", billable: true);
        await Note(bruno, ticket, 15, "Ligação", billable: false);
        var page = await bruno.Page(Url(ticket));
        Assert.Contains("1 h 45 min, dos quais 1 h 30 min faturáveis", page.QuerySelector("aside.pc-mesa-lado")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);

        var first = (await Db.TimeEntries.OrderBy(e => e.Id).FirstAsync()).Id;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Correct(bruno, ticket, first, "")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Correct(Portal.SignedInAs(await Given.Staff(name: "Carla Reis")), ticket, first, "Engano.")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Correct(bruno, ticket, first, "Era outro chamado.")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Correct(bruno, ticket, first, "De novo.")).StatusCode);
        Assert.Equal(15, await Db.TimeEntries.SumAsync(e => e.Minutes));
        Assert.Equal(0, await Db.TimeEntries.Where(e => e.Billable).SumAsync(e => e.Minutes));
    }

    [Theory]
    [InlineData("0", "2030-06-03", "x"), InlineData("1441", "2030-06-03", "x"), InlineData("", "2030-06-03", "x"), InlineData("10", "2030-06-04", "x"), InlineData("10", "2030-06-02", "x"), InlineData("10", "", "x"), InlineData("10", "2030-06-03", "")]
    public async Task Time_that_cannot_be_is_refused_with_what_was_typed(string minutes, string day, string note)
    {
        var ticket = await Given.OpenedTicket();
        var answer = await Portal.SignedInAs(await Given.Staff()).Submit($"{Url(ticket)}/tempo", new() { ["Input.Minutes"] = minutes, ["Input.Day"] = day, ["Input.Note"] = note });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(note, (await Client.Read(answer)).QuerySelector("#Input_Note")!.GetAttribute("value") ?? "");
        Assert.Empty(await Db.TimeEntries.ToListAsync());
    }

    [Fact]
    public async Task The_customers_look_is_the_customers_and_leaves_a_line_and_no_way_to_act()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(ana, then: t =>
        {
            t.AddNote("Nota com canário.", Given.By(bruno), Clock.Now);
            t.Reply("Resposta pública.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        });
        await Given.Attached(ticket, "passos.pdf");
        await Note(Portal.SignedInAs(bruno), ticket, 30, "Tempo com canário", billable: true);
        await Portal.SignedInAs(bruno).Submit(Url(ticket), new() { ["Input.Message"] = "Retida com canário." });
        var page = await Portal.SignedInAs(bruno).Page($"{Url(ticket)}/como-cliente");

        Assert.Contains("Você vê o que Ana Prado vê.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("passos.pdf", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("canário", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form, main button, main textarea"));
        var hers = await Portal.SignedInAs(ana).Page($"/chamados/{ticket.Code}");
        Assert.Equal(hers.QuerySelectorAll(".pc-fio .pc-prosa").Select(m => m.TextContent.Trim()), page.QuerySelectorAll(".pc-fio .pc-prosa").Select(m => m.TextContent.Trim()));
        var line = await Db.AuditEntries.SingleAsync(a => a.Kind == AuditKind.SeenAsCustomer);
        Assert.Equal((bruno.Id, ticket.Code, ticket.CustomerId), (line.PersonId, line.About, line.CustomerId));
    }

    [Fact]
    public async Task A_debt_is_shown_only_to_who_may_know_of_money()
    {
        var customer = await Given.Company();
        var ticket = await Given.OpenedTicket(await Given.Contact(customer));
        await Given.Invoice(customer, due: -5);
        Assert.DoesNotContain("título vencido", (await Portal.SignedInAs(await Given.Staff()).Page(Url(ticket))).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 título vencido", (await Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor)).Page(Url(ticket))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workspace_takes_ten_statements_at_most_whatever_hangs_on_the_ticket()
    {
        var ana = await Given.Contact();
        var bruno = Portal.SignedInAs(await Given.Staff());
        var ticket = await Given.OpenedTicket(ana);
        var unread = await bruno.StatementsFor(Url(ticket));
        var few = await bruno.StatementsFor(Url(ticket)); // the mark of what has been read is written
        for (var i = 0; i < 3; i++)
        {
            var other = await Given.OpenedTicket(ana, subject: $"Nota rejeitada {i}");
            await bruno.Submit($"{Url(ticket)}/vinculos", new() { ["Link.Code"] = other.Code });
            await bruno.Submit($"{Url(other)}/vinculos", new() { ["Merge.Code"] = ticket.Code });
            await Note(bruno, ticket, 5, "Tempo", billable: false);
            await Given.Attached(ticket, $"nota-{i}.pdf");
        }
        Assert.Equal(few, await bruno.StatementsFor(Url(ticket)));
        Assert.InRange(unread, few, 10);
    }

    private static string Url(Ticket ticket) => $"/atendimento/chamados/{ticket.Code}";

    private static Task<HttpResponseMessage> Note(Client desk, Ticket ticket, int minutes, string note, bool billable) =>
        desk.Submit($"{Url(ticket)}/tempo", new() { ["Input.Minutes"] = $"{minutes}", ["Input.Day"] = "2030-06-03", ["Input.Note"] = note, ["Input.Billable"] = billable ? "true" : "false" });

    private static Task<HttpResponseMessage> Correct(Client desk, Ticket ticket, long entry, string reason) =>
        desk.Post($"{Url(ticket)}/tempo?handler=Correct", $"{Url(ticket)}/tempo", [new("entry", $"{entry}"), new("Correct.Reason", reason)]);

    private Task<int> News() => Portal.Run((FollowerNews job, CancellationToken stop) => job.RunAsync(stop));
}
