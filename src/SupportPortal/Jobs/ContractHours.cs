using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// Gives each contract the hours of its months, and tells a company once a month when most of them are used. Unique keys let each grant and each warning
/// through once, however many instances run.
/// </summary>
public sealed class ContractHours(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<ContractHours> log) : Job(clock, log)
{
    private const int BatchSize = 200;

    protected override TimeSpan Every => TimeSpan.FromMinutes(15);

    /// <summary>How many grants and warnings were written.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var today = Clock.Today();
        return await EachAsync(
            async last =>
            {
                await using var db = systemDb.Open();
                return await db.Contracts.Where(c => c.HoursFrom != null && c.StartsOn <= today && c.EndsOn >= today && c.Id > last)
                    .OrderBy(c => c.Id).Select(c => (long)c.Id).Take(BatchSize).ToListAsync(stop);
            },
            async id => await TryAsync(GrantAsync, (int)id, stop) + await TryAsync(WarnAsync, (int)id, stop));
    }

    private async Task<int> TryAsync(Func<PortalDbContext, Contract, CancellationToken, Task<int>> step, int id, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var done = await step(db, await db.Contracts.Include(c => c.Customer).SingleAsync(c => c.Id == id, stop), stop);
            await db.SaveChangesAsync(stop);
            return done;
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return 0; // by another instance, at the same moment
        }
        catch (Exception e) when (e is not OperationCanceledException) // one contract must not keep the others back
        {
            Log.LogError(e, "The hours of contract {ContractId} were not kept", id);
            return 0;
        }
    }

    /// <summary>Also those of months in which the portal did not run.</summary>
    private async Task<int> GrantAsync(PortalDbContext db, Contract contract, CancellationToken stop)
    {
        if (contract.MonthlyMinutes == 0) { return 0; }
        var now = Clock.GetUtcNow();
        var granted = await db.HourMovements.Where(m => m.ContractId == contract.Id && m.Kind == HourMovementKind.Grant).Select(m => m.Month).ToListAsync(stop);
        var missing = contract.HourMonths(PortalTime.DayOf(now)).Except(granted).ToList();
        db.HourMovements.AddRange(missing.Select(month => HourMovement.Granted(contract, month, now)));
        return missing.Count;
    }

    private async Task<int> WarnAsync(PortalDbContext db, Contract contract, CancellationToken stop)
    {
        var month = HourBalance.MonthOf(Clock.Today());
        if (await db.HourWarnings.AnyAsync(w => w.ContractId == contract.Id && w.Month == month, stop)) { return 0; }
        var months = HourBalance.Months(await db.HourMovements.SumsAsync(contract.Id, stop), month);
        if (months.Count == 0 || !months[^1].IsNearlyUsedUp) { return 0; }

        var customer = contract.Customer!;
        var language = await db.People.Where(p => p.Kind == PersonKind.Company && p.CustomerId == customer.Id).Select(p => p.Language).FirstOrDefaultAsync(stop);
        db.HourWarnings.Add(new HourWarning(contract, month, Clock.GetUtcNow()));
        db.Outbox.Add(HourMail.NearlyUsedUp(mailer, contract, months[^1], new MailRecipient(customer.Email, customer.ShortName, language ?? "pt-BR", customer.Id)));
        return 1;
    }
}
