namespace SupportPortal.Domain.Accounts;

public static class PersonQueries
{
    /// <summary>Whom a ticket may be handed to.</summary>
    public static IQueryable<Person> Desk(this IQueryable<Person> people) => people.Where(p =>
        p.Kind == PersonKind.Staff && p.State == AccountState.Active
        && (p.Role == StaffRole.Analyst || p.Role == StaffRole.Supervisor || p.Role == StaffRole.Administrator));
}
