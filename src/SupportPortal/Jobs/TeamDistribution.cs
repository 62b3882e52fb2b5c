using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;

namespace SupportPortal.Jobs;

/// <summary>Gives out what nobody could take when it came: everybody was away or had enough, or the team has just begun to distribute. The most urgent first.</summary>
public sealed class TeamDistribution(SystemDb systemDb, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TeamDistribution> log) : Job(clock, log)
{
    private const int MaxTeams = 200, BatchSize = 200;

    protected override TimeSpan Every => TimeSpan.FromSeconds(15);

    /// <summary>How many tickets were given to somebody.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var distribution = scope.ServiceProvider.GetRequiredService<Distribution>();
        await using var db = systemDb.Open();
        var done = 0;
        foreach (var team in await db.Teams.Where(t => t.Distributes && t.IsActive).OrderBy(t => t.Id).Select(t => t.Id).Take(MaxTeams).ToListAsync(stop))
        {
            var waiting = await db.Tickets.ToDistribute().Where(t => t.TeamId == team).InQueueOrder(QueueOrder.Queue).Select(t => t.Id).Take(BatchSize).ToListAsync(stop);
            foreach (var ticket in waiting)
            {
                if (!await distribution.GiveAsync(ticket, stop)) { break; } // nobody is free, or somebody changed it: the next round looks again
                done++;
            }
        }
        return done;
    }
}
