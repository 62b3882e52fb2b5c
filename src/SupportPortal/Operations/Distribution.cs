using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Operations;

/// <summary>
/// Gives a ticket that has come to a team without an assignee to the member with the fewest open ones. In a transaction of its own, after whatever brought it
/// there: with the team's row locked, tickets that come at once are given out one after the other, and each finds the loads as the one before left them.
/// </summary>
public sealed class Distribution(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<Distribution> log)
{
    /// <summary>False when it is not to be given out, nobody can take it now, or somebody has just changed it; the job looks again.</summary>
    public async Task<bool> GiveAsync(Ticket ticket, CancellationToken stop = default) =>
        ticket is { TeamId: not null, AssigneeId: null, IsOpen: true } && await GiveAsync(ticket.Id, stop);

    public async Task<bool> GiveAsync(long ticketId, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            if (await db.Tickets.ToDistribute().Where(t => t.Id == ticketId).Select(t => t.TeamId).SingleOrDefaultAsync(stop) is not { } teamId) { return false; }
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var team = await db.LockTeamAsync(teamId, stop);
            if (team.NextFor(await db.OpenOfMembersAsync(team, clock.Today(), stop)) is not { } member) { return false; }
            var ticket = await db.Tickets.ToDistribute().Include(t => t.Customer).ToChange().SingleOrDefaultAsync(t => t.Id == ticketId && t.TeamId == teamId, stop);
            if (ticket is null) { return false; } // somebody took it while we waited for the team

            var now = clock.GetUtcNow();
            ticket.Distribute(await db.People.SingleAsync(p => p.Id == member.PersonId, stop), Actor.System, now);
            member.Give(now);
            var everybody = new Participants(db, systemDb, mailer, new Viewer { Kind = PersonKind.Staff }, clock);
            await everybody.TellAsync(ticket, to => TicketMail.Assigned(mailer, ticket, to: to), stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // a person was faster
        }
        catch (Exception e) when (e is not OperationCanceledException) // what brought the ticket here is done: this must not undo it
        {
            log.LogError(e, "Ticket {TicketId} was not given to anybody; it is tried again", ticketId);
            return false;
        }
    }
}
