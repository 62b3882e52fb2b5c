using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// Says once of each clock that it has used up 50, 80 and 100 % of its target: a row for each, an internal line on the ticket when it is late, a mail to the
/// assignee at 80 and to the supervisors at 100. After a time in which nothing ran, whatever was passed meanwhile is said at once, one mail to a person.
/// </summary>
public sealed class DeadlineWarnings(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<DeadlineWarnings> log) : Job(clock, log)
{
    /// <summary>A round takes no more tickets than this; those that have waited longest go first.</summary>
    public const int TicketsPerRound = 500;

    protected override TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <summary>How many warnings were written.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        List<long> tickets;
        List<Person> supervisors;
        await using (var db = systemDb.Open())
        {
            tickets = await db.SlaClocks.Where(c => c.NextWarningAt <= now).GroupBy(c => c.TicketId)
                .OrderBy(g => g.Min(c => c.NextWarningAt)).ThenBy(g => g.Key).Select(g => g.Key).Take(TicketsPerRound).ToListAsync(stop);
            if (tickets.Count == 0) { return 0; }
            supervisors = await db.People.AsNoTracking().Supervisors().OrderBy(p => p.Id).Take(20).ToListAsync(stop);
        }
        var written = 0;
        foreach (var ticket in tickets) { written += await WarnAsync(ticket, supervisors, now, stop); }
        return written;
    }

    private async Task<int> WarnAsync(long ticketId, List<Person> supervisors, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await db.LockClocksAsync(ticketId, stop);
            var ticket = await db.Tickets.ToChange().Include(t => t.Category).Include(t => t.Customer).Include(t => t.Assignee).SingleAsync(t => t.Id == ticketId, stop);
            var warnings = ticket.Warn(StandardCalendar.Instance, now);
            db.SlaWarnings.AddRange(warnings);
            db.Outbox.AddRange(Mails(ticket, warnings, supervisors, now));
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return warnings.Count;
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return 0; // said by another instance
        }
        catch (Exception e) when (e is not OperationCanceledException) // one ticket must not keep the others back
        {
            Log.LogError(e, "Ticket {TicketId} was not warned of", ticketId);
            return 0;
        }
    }

    /// <summary>Of clocks that still run: who may do something about them. A ticket that is nobody's is the supervisors' from 80 % on.</summary>
    private List<OutboxMessage> Mails(Ticket ticket, IReadOnlyList<SlaWarning> warnings, List<Person> supervisors, DateTimeOffset now)
    {
        var assignee = ticket.Assignee is { State: AccountState.Active } person ? person : null;
        var told = new Dictionary<int, (Person Reader, List<SlaWarning> About)>(); // an assignee may be a supervisor too
        foreach (var warning in warnings.Where(w => w.Clock!.IsRunning))
        {
            foreach (var reader in warning.Percent switch { 100 => supervisors, 80 => assignee is null ? supervisors : [assignee], _ => [] })
            {
                told.TryAdd(reader.Id, (reader, []));
                told[reader.Id].About.RemoveAll(w => w.Clock == warning.Clock); // the highest says it all
                told[reader.Id].About.Add(warning);
            }
        }
        return [.. told.Values.Select(t => SlaMail.Warning(mailer, ticket, t.About, t.Reader, now))];
    }
}
