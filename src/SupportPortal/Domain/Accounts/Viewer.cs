namespace SupportPortal.Domain.Accounts;

/// <summary>Who is looking: the person of this request and the company he or she acts for. Every query of a page starts from it.</summary>
public sealed record Viewer
{
    public static readonly Viewer Anonymous = new();

    public int PersonId { get; init; }
    public string Name { get; init; } = "";
    public PersonKind? Kind { get; init; }
    public StaffRole? Role { get; init; }
    public int? CustomerId { get; init; }
    public string? CustomerName { get; init; }
    /// <summary>With its mask, as it is shown.</summary>
    public string? CustomerCnpj { get; init; }
    public Permission Permissions { get; init; }
    public string? Department { get; init; }
    public string Theme { get; init; } = "auto";
    public string? Language { get; init; }
    /// <summary>Single keys work the queue.</summary>
    public bool UsesKeys { get; init; } = true;
    public Guid? SessionId { get; init; }
    /// <summary>Is also an active member of another company than the one acted for.</summary>
    public bool HasOtherCompanies { get; init; }

    public bool IsSignedIn => Kind is not null;
    public bool IsStaff => Kind is PersonKind.Staff;
    public bool IsCustomer => Kind is PersonKind.Company or PersonKind.Contact && CustomerId is not null;
    public bool IsFinance => Role is StaffRole.Finance or StaffRole.Supervisor or StaffRole.Administrator;
    public bool IsDesk => Role is StaffRole.Analyst or StaffRole.Supervisor or StaffRole.Administrator;
    public bool IsSupervisor => Role is StaffRole.Supervisor or StaffRole.Administrator;
    public Actor Actor => new(PersonId, Name, IsStaff ? Side.Staff : Side.Customer);

    public bool Has(Permission permission) => (Permissions & permission) == permission;
}
