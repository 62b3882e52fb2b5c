using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Data.Automation;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Sla;
using SupportPortal.Operations;

namespace SupportPortal.Jobs;

/// <summary>
/// Applies the rules, in their order. Each ticket is changed in a transaction of its own, together with the line that says so: its key lets a rule act once on an
/// occasion, however many instances run, and a person who is faster wins by the ticket's version; the rule then looks at the ticket again in the next round.
/// </summary>
public sealed class TicketRules(SystemDb systemDb, SlaCatalog sla, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TicketRules> log) : Job(clock, log)
{
    private const int BatchSize = 100, MaxRules = 200;

    protected override TimeSpan Every => TimeSpan.FromSeconds(15);

    /// <summary>How often a rule acted.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        await using var db = systemDb.Open();
        var rules = await db.Rules.AsNoTracking().Where(r => r.ActiveSince != null).OrderBy(r => r.Position).ThenBy(r => r.Id).Take(MaxRules).ToListAsync(stop);
        var done = 0;
        foreach (var rule in rules)
        {
            foreach (var occasion in await db.Pending(rule, now).Take(BatchSize).ToListAsync(stop)) { done += await ActAsync(rule, occasion, now, stop); }
        }
        return done;
    }

    private async Task<int> ActAsync(Rule rule, Occasion occasion, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var ticket = await db.Tickets.Matching(rule).ToChange().Include(t => t.Assignee).Include(t => t.Team).SingleOrDefaultAsync(t => t.Id == occasion.TicketId, stop);
            if (ticket is null) { return 0; } // an earlier rule, or a person, has changed it meanwhile
            var assignee = rule.NewAssigneeId is { } id ? await db.People.Desk().SingleOrDefaultAsync(p => p.Id == id, stop) : null;
            var team = rule.NewTeamId is { } teamId ? await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId && t.IsActive, stop) : null;
            rule.ApplyTo(ticket, assignee, team, await sla.BookAsync(db, stop), StandardCalendar.Instance, now);
            db.RuleRuns.Add(new RuleRun(rule.Id, ticket, occasion.Id, now));
            await db.SaveChangesAsync(stop);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Distribution>().GiveAsync(ticket, stop);
            return 1;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0; // somebody has just changed it
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return 0; // another instance was faster
        }
        catch (Exception e) when (e is not OperationCanceledException) // one ticket must not keep the others back
        {
            Log.LogError(e, "Rule {RuleId} could not act on ticket {TicketId}", rule.Id, occasion.TicketId);
            return 0;
        }
    }
}
