using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>
/// Changes many tickets, each by its own verbs and in a save of its own: what one is refused does not hold up the others. The outcome of a ticket is saved
/// with its change, so a run that was cut short, or sent twice, goes on with what is still waiting and does nothing twice.
/// </summary>
public sealed class BulkChange(PortalDbContext db, Mailer mailer, Participants participants, SlaCatalog sla, Audit audit, Viewer me, TimeProvider clock)
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

        var (before, owner) = (ticket!.Status, ticket.AssigneeId);
        await SetPropertiesAsync(act, ticket, stop);
        var reply = Answer(act, ticket);
        Move(act, ticket);
        if (MailAbout(act, ticket, reply, moved: ticket.Status != before, assigned: ticket.AssigneeId != owner) is { } mail) { await participants.TellAsync(ticket, mail, stop); }
        line.Finish(ticket.History.Count > 0 || reply is not null ? BulkOutcome.Done : BulkOutcome.Unchanged); // the history was not loaded: what is there is new
        await db.SaveChangesAsync(stop);
    }

    private async Task SetPropertiesAsync(BulkAct act, Ticket ticket, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (act.AssigneeId is { } personId)
        {
            var person = await db.People.Desk().SingleOrDefaultAsync(p => p.Id == personId, stop);
            ticket.Assign(person ?? throw new RuleException("Escolha alguém da equipe."), me.Actor, now);
        }
        if (act.TeamId is { } teamId)
        {
            var team = await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId, stop);
            ticket.HandTo(team ?? throw new RuleException("Esta equipe não está mais em uso."), me.Actor, now);
        }
        if (act.CategoryId is null && act.Priority is null) { return; }
        var category = ticket.Category!;
        if (act.CategoryId is { } categoryId)
        {
            var chosen = await db.Categories.SingleOrDefaultAsync(c => c.Id == categoryId, stop);
            BulkAct.Check(chosen);
            category = chosen!;
        }
        var book = await sla.BookAsync(db, stop);
        if (act.CategoryId is not null) { ticket.ChangeCategory(category, book.TermsOf(ticket, category.Id, category.Priority), StandardCalendar.Instance, me.Actor, now); }
        if (act.Priority is { } priority) { ticket.ChangePriority(priority, book.TermsOf(ticket, category.Id, priority), StandardCalendar.Instance, act.PriorityReason ?? "", me.Actor, now); }
    }

    private TicketMessage? Answer(BulkAct act, Ticket ticket)
    {
        if (act.Reply is null) { return null; }
        var now = clock.GetUtcNow();
        return ticket.Reply(act.ReplyTo(ticket, me.Name, now), StandardCalendar.Instance, me.Actor, now);
    }

    private void Move(BulkAct act, Ticket ticket)
    {
        var now = clock.GetUtcNow();
        switch (act.Status)
        {
            case TicketStatus.InProgress: ticket.StartWork(StandardCalendar.Instance, me.Actor, now); break;
            case TicketStatus.WaitingCustomer: ticket.WaitForCustomer(act.Reason ?? "", StandardCalendar.Instance, me.Actor, now); break;
            case TicketStatus.WaitingThirdParty: ticket.WaitForThirdParty(act.Reason ?? "", StandardCalendar.Instance, me.Actor, now); break;
            case TicketStatus.Resolved: ticket.Resolve(StandardCalendar.Instance, me.Actor, now, act.Reason); break;
        }
    }

    /// <summary>One mail for one ticket, whatever was changed of it, as when it is changed on its own page.</summary>
    private Func<MailRecipient?, OutboxMessage>? MailAbout(BulkAct act, Ticket ticket, TicketMessage? reply, bool moved, bool assigned) => (act.Status, reply) switch
    {
        (TicketStatus.Resolved, _) => to => TicketMail.Resolved(mailer, ticket, reply?.Body ?? act.Reason, to: to),
        (TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty, _) when moved => to => TicketMail.StateChanged(mailer, ticket, reply?.Body ?? act.Reason, to: to),
        (_, not null) => to => TicketMail.Replied(mailer, ticket, reply, to: to),
        (not null, null) when moved => to => TicketMail.StateChanged(mailer, ticket, act.Reason, to: to),
        _ when assigned => to => TicketMail.Assigned(mailer, ticket, to: to),
        _ => null,
    };

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
