namespace SupportPortal.Domain.Accounts;

public enum InvitationState { Waiting, Expired, Accepted, Cancelled }

/// <summary>
/// A place in a company that waits for whoever reads an address. Until it is accepted there is neither account nor membership, and whether the address has an account
/// already is nobody's to see: the company reads the same of both.
/// </summary>
public class Invitation
{
    private Invitation() { } // EF Core

    /// <param name="language">Of whoever is invited, as far as it is known.</param>
    public Invitation(int customerId, string email, string? name, Cpf? cpf, Permission permissions, string? department, string language, Actor by, DateTimeOffset at)
    {
        Rights.Check(permissions, department);
        (Id, CustomerId, Email, Name, Cpf) = (Guid.CreateVersion7(at), customerId, email.Trim().ToLowerInvariant(), string.IsNullOrWhiteSpace(name) ? null : name.Trim(), cpf);
        (Permissions, Department, Language) = (permissions, string.IsNullOrWhiteSpace(department) ? null : department.Trim(), language);
        (InvitedById, InvitedByName, CreatedAt, Sends, ExpiresAt) = (by.PersonId, by.Name, at, 1, at + SingleUseToken.InvitationLifetime);
    }

    public Guid Id { get; private init; }
    public int CustomerId { get; private init; }
    public string Email { get; private init; } = "";
    public string? Name { get; private init; }
    public Cpf? Cpf { get; private init; }
    public Permission Permissions { get; private init; }
    public string? Department { get; private init; }
    public string Language { get; private init; } = "pt-BR";
    public int? InvitedById { get; private init; }
    public string InvitedByName { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public int Sends { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Subject of its link. Each sending makes the links before it worthless.</summary>
    public string Key => $"{Id:N}/{Sends}";

    public bool IsPending => AcceptedAt is null && CancelledAt is null;

    public InvitationState StateAt(DateTimeOffset now) =>
        AcceptedAt is not null ? InvitationState.Accepted : CancelledAt is not null ? InvitationState.Cancelled
        : now < ExpiresAt ? InvitationState.Waiting : InvitationState.Expired;

    public void Resend(DateTimeOffset at)
    {
        ThrowUnlessPending();
        (Sends, ExpiresAt) = (Sends + 1, at + SingleUseToken.InvitationLifetime);
    }

    public void Cancel(DateTimeOffset at)
    {
        ThrowUnlessPending();
        CancelledAt = at;
    }

    public void Accept(DateTimeOffset at)
    {
        RuleException.ThrowIf(StateAt(at) is not InvitationState.Waiting, "Este convite já foi usado, foi cancelado ou venceu.");
        AcceptedAt = at;
    }

    private void ThrowUnlessPending() => RuleException.ThrowIf(!IsPending, "Este convite já foi aceito ou cancelado.");
}
