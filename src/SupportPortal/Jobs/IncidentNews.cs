using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;

namespace SupportPortal.Jobs;

/// <summary>Writes each update of an incident into each ticket that is about it, once, as an answer of its own: every ticket keeps its clock.</summary>
public sealed class IncidentNews(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<IncidentNews> log) : Job(clock, log)
{
    private const int BatchSize = 100;

    protected override TimeSpan Every => TimeSpan.FromSeconds(10);

    /// <summary>How many tickets were told something.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var (told, last) = (0, 0L);
        while (true)
        {
            List<(int Incident, long Ticket)> due;
            await using (var db = systemDb.Open())
            {
                var rows = await db.IncidentTickets.Where(x => x.TicketId > last && db.IncidentUpdates.Any(u => u.IncidentId == x.IncidentId && u.Id > x.ToldUpTo))
                    .OrderBy(x => x.TicketId).Select(x => new { x.IncidentId, x.TicketId }).Take(BatchSize).ToListAsync(stop);
                due = [.. rows.Select(r => (r.IncidentId, r.TicketId))];
            }
            if (due.Count == 0) { return told; }
            foreach (var (incident, ticket) in due) { told += await TellAsync(incident, ticket, stop); }
            last = due[^1].Ticket;
        }
    }

    private async Task<int> TellAsync(int incident, long id, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var tie = await db.IncidentTickets.SingleAsync(x => x.IncidentId == incident && x.TicketId == id, stop);
            var ticket = await db.Tickets.ToChange().SingleAsync(t => t.Id == id, stop);
            var updates = await db.IncidentUpdates.Where(u => u.IncidentId == incident && u.Id > tie.ToldUpTo).OrderBy(u => u.Id).ToListAsync(stop);
            foreach (var update in updates)
            {
                tie.Tell(update);
                if (!ticket.CanReply) { continue; }
                var asked = await db.TicketMessages.Where(m => m.TicketId == id && m.Side == Side.Customer && m.At > update.At).OrderBy(m => m.At).Select(m => (DateTimeOffset?)m.At).FirstOrDefaultAsync(stop);
                var message = ticket.Reply(update.Text, StandardCalendar.Instance, new Actor(update.ById, update.ByName, Side.Staff), update.At, asked);
                await new Participants(db, systemDb, mailer, Viewer.Anonymous, Clock).TellAsync(ticket, to => TicketMail.Replied(mailer, ticket, message, to: to), stop);
            }
            await db.SaveChangesAsync(stop);
            return updates.Count > 0 ? 1 : 0;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0; // another instance has told, or the ticket has just changed: the next round sees
        }
        catch (Exception e) when (e is not OperationCanceledException) // one ticket must not keep the others back
        {
            Log.LogError(e, "Ticket {TicketId} was not told of incident {IncidentId}", id, incident);
            return 0;
        }
    }
}
