using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

public static class TeamLoads
{
    /// <summary>The team with its members, locked until the transaction ends: its tickets are given out one after the other.</summary>
    public static async Task<Team> LockTeamAsync(this PortalDbContext db, int id, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from teams where id = {id} for no key update", stop);
        return await db.Teams.Include(t => t.Members).SingleAsync(t => t.Id == id, stop);
    }

    /// <summary>How many open tickets, of whatever team, each member has who answers tickets and is not away today.</summary>
    public static async Task<IReadOnlyDictionary<int, int>> OpenOfMembersAsync(this PortalDbContext db, Team team, DateOnly today, CancellationToken stop)
    {
        var members = team.Members.Select(m => m.PersonId).ToArray();
        return await db.People.Desk().Where(p => members.Contains(p.Id) && !db.Absences.On(today, null).Any(a => a.PersonId == p.Id))
            .Select(p => new { p.Id, Open = db.Tickets.Open().Count(t => t.AssigneeId == p.Id) }).ToDictionaryAsync(p => p.Id, p => p.Open, stop);
    }
}
