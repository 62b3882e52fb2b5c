using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

public class DeadlineWarningsTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Each_step_of_a_running_clock_is_said_once_to_whom_it_concerns()
    {
        var (bruno, vera) = (await Given.Staff(name: "Bruno Lima"), await Given.Staff(StaffRole.Supervisor, "Vera Paz"));
        await Given.Staff(StaffRole.Administrator);
        var ticket = await Given.OpenedTicket(category: Given.Stopped, then: t =>
        {
            t.Assign(bruno, Given.By(bruno), Clock.Now);
            t.Reply("Vamos olhar.", StandardCalendar.Instance, Given.By(bruno), Clock.Now); // leaves the solution, in 4 hours
        });
        var told = new List<(int Minute, string Step)>();
        for (var minute = 0; minute <= 300; minute += 5)
        {
            if (await Warn() > 0) { told.Add((minute, string.Join(' ', await Db.SlaWarnings.OrderBy(w => w.Id).Select(w => w.Percent).ToListAsync(TestContext.Current.CancellationToken)))); }
            Clock.Advance(TimeSpan.FromMinutes(5));
        }
        Assert.Equal([(120, "50"), (195, "50 80"), (245, "50 80 100")], told); // at the very deadline it is still in time

        var mails = (await Portal.DeliverMail()).OrderBy(m => m.Subject, StringComparer.Ordinal).ToList();
        Assert.Equal([(bruno.Email!, $"80% do prazo do chamado {ticket.Code}"), (vera.Email!, $"Prazo ultrapassado no chamado {ticket.Code}")], mails.Select(m => (Assert.Single(m.To), m.Subject)));
        Assert.All(mails, m => Assert.Contains($"https://portal.example/atendimento/chamados/{ticket.Code}", m.Text, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("Ana Prado", m.Text, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("Nota rejeitada", m.Text, StringComparison.Ordinal));
        var line = await Db.TicketEvents.SingleAsync(e => e.Kind == TicketEventKind.DeadlineMissed, TestContext.Current.CancellationToken);
        Assert.Equal((true, Side.System, nameof(SlaMetric.Resolution)), (line.IsInternal, line.Side, line.From));
        Assert.Equal(bruno.Id, (await Db.Tickets.SingleAsync(TestContext.Current.CancellationToken)).AssigneeId);
    }

    [Fact]
    public async Task After_a_time_in_which_nothing_ran_all_that_was_passed_is_said_with_one_mail_to_a_person()
    {
        var vera = await Given.Staff(StaffRole.Supervisor, "Vera Paz");
        await Given.Change(vera, p => p.Prefer(language: "es"));
        await Given.OpenedTicket(); // response and solution in 2 hours
        Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(6, await Warn());
        Assert.Equal(0, await Warn());
        var mail = await Db.Outbox.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("deadline-warning", vera.Email, "es", (int?)null), (mail.Kind, mail.RecipientAddress, mail.Language, mail.CustomerId));
        Assert.Equal(2, await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.DeadlineMissed, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Several_instances_at_once_say_everything_once()
    {
        await Given.Staff(StaffRole.Supervisor);
        for (var i = 0; i < 4; i++) { await Given.OpenedTicket(); }
        Clock.Advance(TimeSpan.FromHours(5));
        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Warn, TestContext.Current.CancellationToken)));
        Assert.Equal(4 * 6, written.Sum());
        Assert.Equal((24, 4, 8), (await Db.SlaWarnings.CountAsync(), await Db.Outbox.CountAsync(), await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.DeadlineMissed)));
    }

    [Fact]
    public async Task A_ticket_that_waits_for_its_customer_or_is_answered_is_left_alone()
    {
        var bruno = await Given.Staff();
        await Given.OpenedTicket(then: t => t.WaitForCustomer("Qual?", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        await Given.OpenedTicket(then: t => t.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, await Warn());
        Assert.Empty(await Db.Outbox.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_answered_too_late_between_two_rounds_leaves_its_line_and_no_mail()
    {
        var bruno = await Given.Staff();
        await Given.Staff(StaffRole.Supervisor);
        var opened = Clock.Now;
        await Given.OpenedTicket(then: t => t.Resolve(StandardCalendar.Instance, Given.By(bruno), opened.AddHours(3)));
        Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal(6, await Warn());
        Assert.Empty(await Db.Outbox.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.DeadlineMissed, TestContext.Current.CancellationToken));
    }

    private Task<int> Warn() => Portal.Run((DeadlineWarnings job, CancellationToken stop) => job.RunAsync(stop));
}
