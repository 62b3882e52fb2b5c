namespace SupportPortal.Domain.Accounts;

/// <summary>Which tickets of the company somebody sees, beside those he or she was copied in to: one of these, never several.</summary>
public enum TicketScope { None, Own, Department, Company }

/// <summary>Permissions as people choose them: one reach of tickets, and two boxes.</summary>
public static class Rights
{
    /// <summary>Permissions are stored by name, so the database compares them whole: every value that has the manager's.</summary>
    public static readonly IReadOnlyList<Permission> OfManagers =
        [.. Enumerable.Range(0, (int)Permission.All + 1).Select(p => (Permission)p).Where(p => p.HasFlag(Permission.Manager))];

    public static Permission Of(TicketScope tickets, bool finance, bool manager) => tickets switch
    {
        TicketScope.Own => Permission.OwnTickets,
        TicketScope.Department => Permission.OwnTickets | Permission.DepartmentTickets,
        TicketScope.Company => Permission.OwnTickets | Permission.DepartmentTickets | Permission.CompanyTickets,
        _ => Permission.None,
    } | (finance ? Permission.Finance : Permission.None) | (manager ? Permission.Manager : Permission.None);

    public static TicketScope Tickets(this Permission permissions) =>
        permissions.HasFlag(Permission.CompanyTickets) ? TicketScope.Company
        : permissions.HasFlag(Permission.DepartmentTickets) ? TicketScope.Department
        : permissions.HasFlag(Permission.OwnTickets) ? TicketScope.Own : TicketScope.None;

    internal static void Check(Permission permissions, string? department)
    {
        RuleException.ThrowIf(permissions is Permission.None, "Escolha ao menos uma permissão.");
        RuleException.ThrowIf(permissions.Tickets() is TicketScope.Department && string.IsNullOrWhiteSpace(department), "Informe o setor: é dele que a pessoa vê os chamados.");
    }
}
