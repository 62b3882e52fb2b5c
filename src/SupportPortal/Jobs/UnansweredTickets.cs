using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;

namespace SupportPortal.Jobs;

/// <summary>
/// Tickets whose customer does not answer: a question is asked once more, then the ticket is resolved, and closed when the time to reopen it is over.
/// Each step was announced by the one before, and is one ticket's own change: who is faster, a person or another instance, wins.
/// </summary>
public sealed class UnansweredTickets(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<UnansweredTickets> log) : Job(clock, log)
{
    private const int BatchSize = 100;

    protected override TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <summary>How many tickets were reminded of, resolved or closed.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        return await StepAsync(t => t.Unanswered(now), Ask, now, stop) + await StepAsync(t => t.ToClose(now), Close, now, stop);
    }

    private Task<int> StepAsync(Func<IQueryable<Ticket>, IQueryable<Ticket>> which, Func<Ticket, DateTimeOffset, Func<MailRecipient?, OutboxMessage>?> step, DateTimeOffset now, CancellationToken stop) =>
        EachAsync(
            async last =>
            {
                await using var db = systemDb.Open();
                return await which(db.Tickets).Where(t => t.Id > last).OrderBy(t => t.Id).Select(t => t.Id).Take(BatchSize).ToListAsync(stop);
            },
            id => MoveAsync(id, step, now, stop));

    private async Task<int> MoveAsync(long id, Func<Ticket, DateTimeOffset, Func<MailRecipient?, OutboxMessage>?> step, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var ticket = await db.Tickets.ToChange().Include(t => t.Assignee).SingleAsync(t => t.Id == id, stop);
            if (step(ticket, now) is not { } mail) { return 0; }
            await new Participants(db, systemDb, mailer, Viewer.Anonymous, Clock).TellAsync(ticket, mail, stop);
            await db.SaveChangesAsync(stop);
            return 1;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0; // somebody has just moved it
        }
        catch (Exception e) when (e is not OperationCanceledException) // one ticket must not keep the others back
        {
            Log.LogError(e, "Ticket {TicketId} was not moved on", id);
            return 0;
        }
    }

    private Func<MailRecipient?, OutboxMessage>? Ask(Ticket ticket, DateTimeOffset now)
    {
        var calendar = StandardCalendar.Instance;
        if (ticket.CanRemind(calendar, now))
        {
            var question = ticket.Pauses.Single(p => p.To is null).Reason;
            ticket.Remind(calendar, now);
            return to => TicketMail.Reminded(mailer, ticket, question, calendar, to: to);
        }
        if (!ticket.CanResolveUnanswered(calendar, now)) { return null; }
        ticket.ResolveUnanswered(calendar, now);
        return to => TicketMail.Resolved(mailer, ticket, to: to);
    }

    private Func<MailRecipient?, OutboxMessage>? Close(Ticket ticket, DateTimeOffset now)
    {
        if (!ticket.CanCloseUnanswered(now)) { return null; }
        ticket.CloseUnanswered(StandardCalendar.Instance, now);
        return to => TicketMail.StateChanged(mailer, ticket, to: to);
    }
}
