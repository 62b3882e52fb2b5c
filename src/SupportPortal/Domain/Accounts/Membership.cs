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
    /// <summary>When the person last began to act for this company; what he or she does for another is not this one's to know.</summary>
    public DateTimeOffset? LastAccessAt { get; private set; }

    public bool IsManager => IsActive && Permissions.HasFlag(Permission.Manager);

    public void Grant(Permission permissions) => Permissions = permissions;

    /// <param name="permissions">From now on, the next request included.</param>
    /// <param name="department">Null where the company has none.</param>
    /// <param name="othersManage">Somebody else manages the company's people, or its own account does.</param>
    public void Change(Permission permissions, string? department, bool othersManage)
    {
        Rights.Check(permissions, department);
        if (!permissions.HasFlag(Permission.Manager)) { ThrowIfNobodyIsLeft(othersManage); }
        (Permissions, Department) = (permissions, string.IsNullOrWhiteSpace(department) ? null : department.Trim());
    }

    public void Deactivate(bool othersManage = true)
    {
        ThrowIfNobodyIsLeft(othersManage);
        IsActive = false;
    }

    public void Reactivate() => IsActive = true;

    public void Entered(DateTimeOffset at) => LastAccessAt = at;

    private void ThrowIfNobodyIsLeft(bool othersManage) =>
        RuleException.ThrowIf(IsManager && !othersManage, "Esta é a única pessoa que gerencia as pessoas da empresa. Dê antes esta permissão a outra.");
}
