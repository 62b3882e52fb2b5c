namespace SupportPortal.Domain.Accounts;

[Flags]
public enum Permission
{
    None = 0,
    OwnTickets = 1,
    DepartmentTickets = 2,
    CompanyTickets = 4,
    Finance = 8,
    Manager = 16,
    All = OwnTickets | DepartmentTickets | CompanyTickets | Finance | Manager,
}

/// <summary>What a person may do for one company. A person may have several, one a company.</summary>
public class Membership
{
    public const int DepartmentMaxLength = 80;
    private Membership() { } // EF Core

    public Membership(int personId, int customerId, Permission permissions, string? department = null) =>
        (PersonId, CustomerId, Permissions, Department) = (personId, customerId, permissions, department);

    public int Id { get; private set; }
    public int PersonId { get; private init; }
    public Person? Person { get; private init; }
    public int CustomerId { get; private init; }
    public Customer? Customer { get; private init; }
    public Permission Permissions { get; private set; }
    public string? Department { get; private set; }
    public bool IsActive { get; private set; } = true;

    public void Grant(Permission permissions) => Permissions = permissions;

    public void Deactivate() => IsActive = false;
}
