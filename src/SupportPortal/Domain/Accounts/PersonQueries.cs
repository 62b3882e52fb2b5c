namespace SupportPortal.Domain.Accounts;

public static class PersonQueries
{
    /// <summary>Who is told when a promise is broken.</summary>
    public static IQueryable<Person> Supervisors(this IQueryable<Person> people) =>
        people.Where(p => p.Kind == PersonKind.Staff && p.State == AccountState.Active && p.Role == StaffRole.Supervisor);

    /// <summary>Whom a ticket may be handed to.</summary>
    public static IQueryable<Person> Desk(this IQueryable<Person> people) => people.Where(p =>
        p.Kind == PersonKind.Staff && p.State == AccountState.Active
        && (p.Role == StaffRole.Analyst || p.Role == StaffRole.Supervisor || p.Role == StaffRole.Administrator));
}
