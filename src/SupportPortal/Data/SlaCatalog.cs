using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>One row that changes with every policy, calendar or list of holidays, so that whoever keeps them in memory knows when to read them again.</summary>
public class SlaRevision
{
    internal SlaRevision() { }

    public int Id { get; private init; } = 1;
    public Guid Stamp { get; private set; } = Guid.NewGuid();

    /// <summary>In the same transaction as what has changed.</summary>
    internal static void NoteIn(PortalDbContext db)
    {
        var isChanged = db.ChangeTracker.Entries().Any(e => e.State is not EntityState.Unchanged && e.Entity is SlaPolicy or SlaPolicyVersion or SlaTarget or WorkCalendar or HolidaySet);
        if (!isChanged) { return; }
        var kept = db.ChangeTracker.Entries<SlaRevision>().FirstOrDefault();
        if (kept is not null)
        {
            kept.Entity.Stamp = Guid.NewGuid();
            return;
        }
        var revision = new SlaRevision { Stamp = Guid.Empty };
        db.Attach(revision);
        revision.Stamp = Guid.NewGuid();
    }
}

/// <summary>
/// What may be promised, kept in memory for as long as its stamp in the database stays: with it come a company's contracts, in one statement. A customer's
/// connection reads its own contracts and the stamp, never a policy: what others have negotiated is theirs.
/// </summary>
public sealed class SlaCatalog(SystemDb systemDb)
{
    private volatile Kept? _kept;

    /// <summary>The policies as they stand, and what this company's contracts in force choose of them.</summary>
    /// <param name="db">The reader's own connection.</param>
    /// <param name="contracts">Those the reader may see.</param>
    public async Task<SlaOffers> OffersAsync(PortalDbContext db, IQueryable<Contract> contracts, int customerId, DateOnly on, CancellationToken stop = default)
    {
        var chosen = contracts.Deadlines(customerId, on);
        var found = await db.SlaRevisions.AsNoTracking().Select(r => new { r.Stamp, Contracts = chosen.ToList() }).AsSingleQuery().SingleAsync(stop);
        return new SlaOffers(await BookAsync(found.Stamp, stop), found.Contracts);
    }

    public async Task<SlaBook> BookAsync(PortalDbContext db, CancellationToken stop = default) =>
        await BookAsync(await db.SlaRevisions.Select(r => r.Stamp).SingleAsync(stop), stop);

    /// <summary>The same terms with the schedule as a row, which is made when it is the first of its kind. For a ticket about to be opened in this context.</summary>
    public async Task<SlaTerms> StoredAsync(PortalDbContext db, SlaTerms terms, CancellationToken stop = default)
    {
        if (terms.Schedule is not { Id: 0 } schedule) { return terms; }
        var stored = await db.WorkSchedules.AsTracking().SingleOrDefaultAsync(s => s.Hash == schedule.Hash, stop);
        if (stored is null)
        {
            await using var system = systemDb.Open();
            await system.Database.ExecuteSqlAsync($"""
                insert into work_schedules (hash, name, week, national_holidays, holidays, pauses_for_customer, pauses_for_third_party)
                values ({schedule.Hash}, {schedule.Name}, {schedule.Week.ToString()}, {schedule.NationalHolidays}, {schedule.Holidays}, {schedule.PausesForCustomer}, {schedule.PausesForThirdParty})
                on conflict (hash) do nothing
                """, stop);
            stored = await db.WorkSchedules.AsTracking().SingleAsync(s => s.Hash == schedule.Hash, stop);
        }
        return terms with { Schedule = stored };
    }

    private async Task<SlaBook> BookAsync(Guid stamp, CancellationToken stop)
    {
        if (_kept is { } kept && kept.Stamp == stamp) { return kept.Book; }
        await using var db = systemDb.Open();
        var policies = await db.SlaPolicies.AsNoTrackingWithIdentityResolution().Include(p => p.Versions.Where(v => v.PublishedAt != null)).ThenInclude(v => v.Targets)
            .Include(p => p.Versions.Where(v => v.PublishedAt != null)).ThenInclude(v => v.Calendar).OrderBy(p => p.Id).AsSplitQuery().ToListAsync(stop);
        var book = new SlaBook(policies, await db.HolidaySets.AsNoTracking().OrderBy(s => s.Id).ToListAsync(stop));
        _kept = new Kept(stamp, book);
        return book;
    }

    private sealed record Kept(Guid Stamp, SlaBook Book);
}

/// <summary>What may be promised to one company today.</summary>
public sealed record SlaOffers(SlaBook Book, IReadOnlyList<ContractDeadlines> Contracts)
{
    public SlaTerms For(int? productId, int categoryId, Priority priority) => Book.Offer(Contracts, productId, categoryId, priority);
}
