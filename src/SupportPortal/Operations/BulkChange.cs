using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>
/// Changes many tickets, each by its own verbs and in a save of its own: what one is refused does not hold up the others. The outcome of a ticket is saved
/// with its change, so a run that was cut short, or sent twice, goes on with what is still waiting and does nothing twice.
/// </summary>
public sealed class BulkChange(PortalDbContext db, TicketActs acts, Distribution distribution, Participants participants, Audit audit, Viewer me, TimeProvider clock)
{
    /// <summary>False when this form was sent before: its run is there already.</summary>
    public async Task<bool> BeginAsync(BulkRun run, CancellationToken stop)
    {
        if (await db.BulkRuns.AnyAsync(r => r.Id == run.Id, stop)) { return false; }
        db.BulkRuns.Add(run);
        audit.Record(db, AuditKind.TicketsChangedInBulk, $"{run.Lines.Count} tickets");
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException sentTwice) when (sentTwice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return false;
        }
    }

    /// <summary>Does what is still waiting, ticket by ticket.</summary>
    public async Task FinishAsync(Guid id, CancellationToken stop)
    {
        var act = await db.BulkRuns.VisibleTo(me).Where(r => r.Id == id).Select(r => r.Act).SingleAsync(stop);
        var waiting = await Lines(id).Where(l => l.Outcome == BulkOutcome.Waiting).OrderBy(l => l.Position).Select(l => l.Position).ToListAsync(stop);
        foreach (var position in waiting)
        {
            try
            {
                await ChangeAsync(act, id, position, stop);
            }
            catch (DbUpdateConcurrencyException)
            {
                await TellAsync(act, id, position, stop);
            }
            catch (RuleException refused)
            {
                await RefuseAsync(id, position, refused.Message, stop);
            }
        }
    }

    /// <summary>Somebody was faster by a moment: looked at again, the ticket is another than was chosen, or its line is done.</summary>
    private async Task TellAsync(BulkAct act, Guid id, int position, CancellationToken stop)
    {
        try
        {
            await ChangeAsync(act, id, position, stop);
        }
        catch (RuleException refused)
        {
            await RefuseAsync(id, position, refused.Message, stop);
        }
    }

    private async Task ChangeAsync(BulkAct act, Guid id, int position, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var line = await Lines(id).AsTracking().SingleAsync(l => l.Position == position, stop);
        if (line.Outcome is not BulkOutcome.Waiting) { return; } // somebody who sent the same form was faster
        var ticket = await db.Tickets.VisibleTo(me).Include(t => t.Customer).Include(t => t.Product).Include(t => t.Category).Include(t => t.Assignee).Include(t => t.Team)
            .ToChange().SingleOrDefaultAsync(t => t.Id == line.TicketId, stop);
        line.Check(ticket);

        var outcome = await acts.DoAsync(db, act, ticket!, me.Actor, clock.GetUtcNow(), stop);
        if (outcome.Mail is { } mail) { await participants.TellAsync(ticket!, mail, stop); }
        if (act.RecalculateReason is not null) { audit.Record(db, AuditKind.DeadlineRecalculated, ticket!.Code, ticket.CustomerId); }
        line.Finish(outcome.Changed ? BulkOutcome.Done : BulkOutcome.Unchanged);
        await db.SaveChangesAsync(stop);
        await distribution.GiveAsync(ticket!, stop);
    }

    private async Task RefuseAsync(Guid id, int position, string reason, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var line = await Lines(id).AsTracking().SingleAsync(l => l.Position == position, stop);
        if (line.Outcome is not BulkOutcome.Waiting) { return; }
        line.Finish(BulkOutcome.Refused, reason);
        await db.SaveChangesAsync(stop);
    }

    private IQueryable<BulkLine> Lines(Guid id) => db.Set<BulkLine>().Where(l => l.RunId == id);
}
