using Microsoft.AspNetCore.Identity;

namespace SupportPortal.Domain.Accounts;

/// <summary>Company: the account that signs in with the CNPJ. Contact: a person of one or more companies. Staff: ours.</summary>
public enum PersonKind { Company, Contact, Staff }

public enum AccountState { NotReleased, Released, Active, Disabled }

public enum StaffRole { Analyst, Finance, Supervisor, Administrator }

/// <summary>Whoever signs in. A company's own account has the CNPJ (14 characters, no mask) as user name, everybody else an e-mail.</summary>
public class Person : IdentityUser<int>
{
    public const int NameMaxLength = 120, EmailMaxLength = 254;

    /// <summary>How long staff's release of a first access holds.</summary>
    public static readonly TimeSpan ReleasePeriod = TimeSpan.FromDays(7);

    private string _name = "";
    private Cpf? _cpf;

    public required string Name { get => _name; init => _name = value; }
    public required PersonKind Kind { get; init; }
    public AccountState State { get; private set; } = AccountState.NotReleased;
    public DateTimeOffset? ReleasedUntil { get; private set; }
    public StaffRole? Role { get; init; }
    public int? CustomerId { get; init; } // of a company's own account only
    public Cpf? Cpf { get => _cpf; init => _cpf = value; }
    /// <summary>Asked for, and not yet confirmed by whoever reads it.</summary>
    public string? PendingEmail { get; private set; }
    /// <summary>When he or she closed the account: what is left is a number that old tickets and the audit lead to.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }
    public string Language { get; private set; } = "pt-BR";
    public string Theme { get; private set; } = "auto";
    /// <summary>Single-key shortcuts, for those whose speech or switch input would set them off (WCAG 2.1.4).</summary>
    public bool UsesKeys { get; private set; } = true;
    public DateTimeOffset? LastSignInAt { get; private set; }
    public long? LastTotpStep { get; private set; }

    public bool CanActivate(DateTimeOffset at) => State is AccountState.Released && at <= ReleasedUntil;

    public void ReleaseFirstAccess(DateTimeOffset at)
    {
        RuleException.ThrowIf(State is AccountState.Active, "Esta conta já foi ativada.");
        RuleException.ThrowIf(State is AccountState.Disabled, "Esta conta está desativada.");
        State = AccountState.Released;
        ReleasedUntil = at + ReleasePeriod;
    }

    public void Activate(string passwordHash, string securityStamp)
    {
        RuleException.ThrowIf(State is AccountState.Disabled, "Esta conta está desativada.");
        State = AccountState.Active;
        ReleasedUntil = null;
        ChangePassword(passwordHash, securityStamp);
    }

    public void ChangePassword(string passwordHash, string securityStamp)
    {
        PasswordHash = passwordHash;
        SecurityStamp = securityStamp;
    }

    /// <summary>The same password, hashed with more work: sessions go on.</summary>
    public void Rehash(string passwordHash) => PasswordHash = passwordHash;

    /// <summary>A company's own account follows the registered address.</summary>
    public void MoveTo(string email) => (Email, NormalizedEmail) = (email, email.ToUpperInvariant());

    public void Disable() => State = AccountState.Disabled;

    public void SignedIn(DateTimeOffset at) => LastSignInAt = at;

    public void Prefer(string? language = null, string? theme = null, bool? keys = null)
    {
        UsesKeys = keys ?? UsesKeys;
        Language = language ?? Language;
        Theme = theme ?? Theme;
    }

    /// <summary>A company's own account is named by its registration.</summary>
    public void Rename(string name)
    {
        ThrowIfCompany();
        _name = name.Trim();
    }

    /// <summary>The account goes on under the old address until the new one is confirmed.</summary>
    public void AskForEmail(string email)
    {
        ThrowIfCompany();
        PendingEmail = email.Trim().ToLowerInvariant();
    }

    /// <summary>The new address is also what one signs in with; sessions and links from before are dead.</summary>
    public void ConfirmEmail(string securityStamp)
    {
        RuleException.ThrowIf(PendingEmail is null, "Este link já foi usado ou venceu. Peça outro.");
        (Email, UserName, EmailConfirmed, PendingEmail) = (PendingEmail, PendingEmail, true, null);
        (NormalizedEmail, NormalizedUserName, SecurityStamp) = (Email!.ToUpperInvariant(), UserName!.ToUpperInvariant(), securityStamp);
    }

    public void RemoveSecondFactor(string securityStamp)
    {
        RuleException.ThrowIf(Kind is PersonKind.Staff, "A equipe sempre entra com confirmação em duas etapas.");
        (TwoFactorEnabled, LastTotpStep, SecurityStamp) = (false, null, securityStamp);
    }

    /// <summary>What stands in place of the name of somebody who has left.</summary>
    public string Pseudonym => $"Pessoa {Id}";

    /// <summary>Nothing of the person stays but the number; what he or she did stays under it (LGPD, article 16).</summary>
    public void Erase(string securityStamp, DateTimeOffset at)
    {
        RuleException.ThrowIf(Kind is PersonKind.Company, "A conta da empresa não se encerra sozinha: fale com a nossa equipe.");
        RuleException.ThrowIf(Kind is PersonKind.Staff, "Contas da equipe são encerradas pela administração.");
        (State, ErasedAt, SecurityStamp, PasswordHash) = (AccountState.Disabled, at, securityStamp, null);
        (_name, _cpf, Email, NormalizedEmail, PendingEmail, PhoneNumber) = (Pseudonym, null, null, null, null, null);
        (UserName, NormalizedUserName) = ($"removed-{Id}", $"REMOVED-{Id}");
        (TwoFactorEnabled, LastTotpStep, LastSignInAt) = (false, null, null);
    }

    private void ThrowIfCompany() => RuleException.ThrowIf(Kind is PersonKind.Company, "Os dados da empresa são os do cadastro.");

    /// <summary>Each time step of a one-time password is good once (RFC 6238, 5.2).</summary>
    public bool UseTotpStep(long step)
    {
        if (step <= LastTotpStep) { return false; }
        LastTotpStep = step;
        return true;
    }
}
