using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Security;

/// <summary>Who a session key belongs to, as of now.</summary>
public sealed record OpenSession(Guid Id, SessionStage Stage, int PersonId, Viewer Viewer);

/// <summary>
/// Opens, reads and ends sessions. Every request reads its row anew, with the person and the membership, so whatever ends a session
/// works at the next request on every instance.
/// </summary>
public sealed class Sessions(SystemDb systemDb, TimeProvider clock)
{
    /// <summary>Always a new key: what the browser held before is worth nothing.</summary>
    public async Task<string> OpenAsync(Person person, int? customerId, SessionStage stage, string network, string device)
    {
        var key = Secrets.NewKey();
        await using var db = systemDb.Open();
        db.Attach(person);
        db.Sessions.Add(new Session(Secrets.Hash(key), person, customerId, stage, network, device, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return key;
    }

    /// <param name="key">What the cookie holds.</param>
    /// <param name="attended">False where the browser asks by itself: that keeps no session from running out.</param>
    public async Task<OpenSession?> FindAsync(string? key, bool attended = true)
    {
        if (!Secrets.IsKey(key)) { return null; }
        var (hash, now) = (Secrets.Hash(key!), clock.GetUtcNow());
        await using var db = systemDb.Open();
        var found = await (
            from session in db.Sessions.AsNoTracking()
            where session.KeyHash == hash && session.EndedAt == null
            join person in db.People on session.PersonId equals person.Id
            where person.State == AccountState.Active && person.SecurityStamp == session.SecurityStamp
            from customer in db.Customers.Where(c => c.Id == session.CustomerId).DefaultIfEmpty()
            from membership in db.Memberships.Where(m => m.PersonId == person.Id && m.CustomerId == session.CustomerId && m.IsActive).DefaultIfEmpty()
            select new
            {
                Session = session,
                person.Id,
                person.Name,
                person.Kind,
                person.Role,
                person.Theme,
                person.UsesKeys,
                person.Language,
                Own = person.CustomerId,
                Customer = customer == null ? null : customer.TradeName ?? customer.LegalName,
                Cnpj = customer == null ? (Cnpj?)null : customer.Cnpj,
                Permissions = membership == null ? (Permission?)null : membership.Permissions,
                Department = membership == null ? null : membership.Department,
                HasOthers = db.Memberships.Any(m => m.PersonId == person.Id && m.CustomerId != session.CustomerId && m.IsActive),
            }).SingleOrDefaultAsync();
        if (found is null || !found.Session.IsOpen(found.Kind, now)) { return null; }

        var permissions = found.Kind switch
        {
            PersonKind.Company when found.Own == found.Session.CustomerId => Permission.All,
            PersonKind.Contact => found.Permissions,
            PersonKind.Staff => Permission.None,
            _ => null,
        };
        if (permissions is null) { return null; } // no longer of this company

        if (attended && found.Session.LastSeenAt + Session.SeenEvery <= now)
        {
            await db.Sessions.Where(s => s.Id == found.Session.Id && s.LastSeenAt < now).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now));
        }
        var viewer = found.Session.Stage is not SessionStage.Complete ? Viewer.Anonymous with { SessionId = found.Session.Id } : new Viewer
        {
            PersonId = found.Id,
            Name = found.Name,
            Kind = found.Kind,
            Role = found.Role,
            CustomerId = found.Session.CustomerId,
            CustomerName = found.Customer,
            CustomerCnpj = found.Cnpj?.ToString(),
            Permissions = permissions.Value,
            Department = found.Department,
            Theme = found.Theme,
            UsesKeys = found.UsesKeys,
            Language = found.Language,
            SessionId = found.Session.Id,
            HasOtherCompanies = found.HasOthers,
        };
        return new OpenSession(found.Session.Id, found.Session.Stage, found.Id, viewer);
    }

    public async Task EndAsync(Guid id, int personId)
    {
        await using var db = systemDb.Open();
        var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == personId);
        session?.End(clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    /// <summary>All of a person's, or all but the one he or she is using.</summary>
    public async Task EndAllAsync(int personId, Guid? except = null)
    {
        await using var db = systemDb.Open();
        var now = clock.GetUtcNow();
        var open = await db.Sessions.Where(s => s.PersonId == personId && s.EndedAt == null && s.Id != except).ToListAsync();
        foreach (var session in open) { session.End(now); }
        await db.SaveChangesAsync();
    }

    /// <summary>Remembers this browser for this person; whether it was new to an account that had others.</summary>
    public async Task<bool> IsNewDeviceAsync(int personId, string deviceKey)
    {
        var hash = Secrets.Hash(deviceKey);
        await using var db = systemDb.Open();
        var known = await db.KnownDevices.Where(d => d.PersonId == personId).Select(d => d.KeyHash).ToListAsync();
        if (known.Any(k => k.AsSpan().SequenceEqual(hash))) { return false; }
        db.KnownDevices.Add(new KnownDevice(personId, hash, clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return known.Count > 0;
    }
}
