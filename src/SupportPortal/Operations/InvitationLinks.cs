using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>
/// What the link of an invitation opens. Whoever reads the address sets up an account, or, having one already, signs in to it and takes on the company. Looking changes
/// nothing, and whatever is wrong with a link, it is told the same.
/// </summary>
public sealed class InvitationLinks(SystemDb systemDb, Passwords passwords, Audit audit, Viewer me, TimeProvider clock)
{
    /// <param name="HasAccount">Active, so there is a password: it is asked for by signing in.</param>
    /// <param name="IsMine">The account that is signed in is the one invited.</param>
    public sealed record Invited(Invitation Invitation, Customer Customer, bool HasAccount, bool IsMine);

    public async Task<Invited?> FindAsync(string? token, CancellationToken stop)
    {
        await using var db = systemDb.Open();
        return await LoadAsync(db, token, stop) is { } found ? new Invited(found.Invitation, found.Customer, found.Person is { State: AccountState.Active }, found.Person?.Id == me.PersonId) : null;
    }

    /// <summary>A new account, of a person who had none. Null when done; a Field of "" means the link is no good.</summary>
    public async Task<(string Field, string Problem)?> EnterAsync(string? token, string name, string password, CancellationToken stop)
    {
        await using var db = systemDb.Open();
        if (await LoadAsync(db, token, stop) is not { } found || found.Person is { State: AccountState.Active }) { return ("", ""); }
        if (PasswordRules.Problem(password, found.Customer.Cnpj, found.Customer.LegalName, found.Customer.TradeName, name) is { } weak) { return ("Password", weak); }
        var hash = await passwords.HashAsync(password);
        return await UseAsync(db, token!, found, () => found.Person ?? NewPerson(db, found.Invitation, name), p => p.Activate(hash, Secrets.NewKey()), stop) ? null : ("", "");
    }

    /// <summary>The signed-in person takes on the company. False when the link is no good, or somebody else's.</summary>
    public async Task<bool> JoinAsync(string? token, CancellationToken stop)
    {
        await using var db = systemDb.Open();
        return await LoadAsync(db, token, stop) is { Person: { State: AccountState.Active } person } found && person.Id == me.PersonId
            && await UseAsync(db, token!, found, () => person, _ => { }, stop);
    }

    private async Task<bool> UseAsync(PortalDbContext db, string token, Found found, Func<Person> who, Action<Person> change, CancellationToken stop)
    {
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // Of two at once one finds the row used.
        if (await db.SingleUseTokens.Where(t => t.Hash == hash && t.UsedAt == null && t.ExpiresAt > now).ExecuteUpdateAsync(s => s.SetProperty(t => t.UsedAt, now), stop) == 0) { return false; }
        var (invitation, person) = (found.Invitation, who());
        if (invitation.Cpf is { } cpf && person.Id == 0 && !await db.People.AnyAsync(p => p.Cpf == cpf, stop)) { db.Entry(person).Property(p => p.Cpf).CurrentValue = cpf; }
        change(person);
        invitation.Accept(now);
        await db.SaveChangesAsync(stop); // gives a new person a number
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.PersonId == person.Id && m.CustomerId == invitation.CustomerId, stop);
        if (membership is null) { db.Memberships.Add(new Membership(person.Id, invitation.CustomerId, invitation.Permissions, invitation.Department)); }
        else
        {
            membership.Change(invitation.Permissions, invitation.Department, othersManage: true);
            membership.Reactivate();
        }
        audit.RecordFor(db, AuditKind.InvitationAccepted, person.Id, invitation.CustomerId, Invitations.About(invitation));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private static Person NewPerson(PortalDbContext db, Invitation invitation, string name)
    {
        var person = new Person
        {
            Name = name.Trim(),
            Kind = PersonKind.Contact,
            UserName = invitation.Email,
            NormalizedUserName = invitation.Email.ToUpperInvariant(),
            Email = invitation.Email,
            NormalizedEmail = invitation.Email.ToUpperInvariant(),
            EmailConfirmed = true,
        };
        person.Prefer(language: invitation.Language);
        db.People.Add(person);
        return person;
    }

    /// <summary>Waiting, not the company's own account nor one of ours, and not disabled.</summary>
    private async Task<Found?> LoadAsync(PortalDbContext db, string? token, CancellationToken stop)
    {
        if (!Secrets.IsKey(token)) { return null; }
        var (hash, now) = (Secrets.Hash(token!), clock.GetUtcNow());
        var key = await db.SingleUseTokens.Where(t => t.ExpiresAt > now && t.UsedAt == null && t.Hash == hash && t.Purpose == TokenPurpose.Invitation).Select(t => t.Subject).SingleOrDefaultAsync(stop);
        if (!Guid.TryParse(key?.Split('/')[0], out var id)) { return null; }
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.Id == id, stop);
        if (invitation is null || invitation.Key != key || invitation.StateAt(now) is not InvitationState.Waiting) { return null; }
        var address = invitation.Email.ToUpperInvariant();
        var person = await db.People.SingleOrDefaultAsync(p => p.NormalizedUserName == address, stop);
        if (person is { State: AccountState.Disabled } or { Kind: not PersonKind.Contact }) { return null; }
        return new Found(invitation, await db.Customers.AsNoTracking().SingleAsync(c => c.Id == invitation.CustomerId, stop), person);
    }

    private sealed record Found(Invitation Invitation, Customer Customer, Person? Person);
}
