using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// Renews contracts that renew themselves, on their last day, and tells a company's managers 90, 60 and 30 days before a term ends. The key of a warning lets
/// each step through once, however many instances run; steps that passed while the portal stood still are told as one.
/// </summary>
public sealed class ContractTerms(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<ContractTerms> log) : Job(clock, log)
{
    private const int BatchSize = 200, MemberLimit = 1_000;

    protected override TimeSpan Every => TimeSpan.FromMinutes(30);

    /// <summary>How many contracts were renewed, and of how many their managers were told.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var today = Clock.Today();
        var horizon = today.AddDays(Contract.WarningSteps.Max());
        return await EachAsync(
            async last =>
            {
                await using var db = systemDb.Open();
                return await db.Contracts.Where(c => c.Id > last && c.StartsOn <= today && c.EndsOn <= horizon && (c.EndsOn >= today || c.Renewal == RenewalKind.Automatic))
                    .OrderBy(c => c.Id).Select(c => (long)c.Id).Take(BatchSize).ToListAsync(stop);
            },
            async id => await MoveAsync((int)id, today, stop));
    }

    private async Task<int> MoveAsync(int id, DateOnly today, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var contract = await db.Contracts.Include(c => c.Customer).SingleAsync(c => c.Id == id, stop);
            var isDone = contract.CanRenew(today) ? Renew(db, contract, today) : await WarnAsync(db, contract, today, stop);
            await db.SaveChangesAsync(stop);
            return isDone ? 1 : 0;
        }
        catch (DbUpdateException taken) when (taken is DbUpdateConcurrencyException || taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return 0; // by another instance, or a person, at the same moment
        }
        catch (Exception e) when (e is not OperationCanceledException) // one contract must not keep the others back
        {
            Log.LogError(e, "The term of contract {ContractId} was not looked at", id);
            return 0;
        }
    }

    private bool Renew(PortalDbContext db, Contract contract, DateOnly today)
    {
        contract.Renew(today);
        db.AuditEntries.Add(new AuditEntry(AuditKind.ContractRenewed, null, contract.CustomerId, contract.Number, "ok", "", Clock.GetUtcNow()));
        return true;
    }

    private async Task<bool> WarnAsync(PortalDbContext db, Contract contract, DateOnly today, CancellationToken stop)
    {
        if (!contract.IsInForce(today) || Contract.WarningStep(contract.DaysLeft(today)) is not { } step) { return false; }
        if (await db.ContractWarnings.AnyAsync(w => w.ContractId == contract.Id && w.EndsOn == contract.EndsOn && w.Days <= step, stop)) { return false; }
        var members = await db.Memberships.Where(m => m.CustomerId == contract.CustomerId && m.IsActive && m.Person!.State == AccountState.Active)
            .OrderBy(m => m.Id).Select(m => new { m.Permissions, m.Person!.Kind, m.Person.Name, m.Person.Email, m.Person.Language }).Take(MemberLimit).ToListAsync(stop);
        var managers = members.Where(m => m.Permissions.HasFlag(Permission.Manager)); // kept as words, which no query can ask for one of
        db.ContractWarnings.Add(new ContractWarning(contract, step, Clock.GetUtcNow()));
        var customer = contract.Customer!;
        // The company's own account is written to at the registered address, which is also where it goes when nobody manages the company.
        var readers = managers.Select(m => m.Kind is PersonKind.Company ? (customer.Email, customer.ShortName, m.Language) : (m.Email!, m.Name, m.Language)).DefaultIfEmpty((customer.Email, customer.ShortName, "pt-BR"));
        foreach (var (address, name, language) in readers.DistinctBy(r => r.Item1, StringComparer.OrdinalIgnoreCase))
        {
            db.Outbox.Add(ContractMail.Ending(mailer, contract, today, new MailRecipient(address, name, language, customer.Id)));
        }
        return true;
    }
}
