namespace SupportPortal.Domain.Accounts;

/// <summary>The people of a company are its managers' to see, and the desk's.</summary>
public static class PeopleQueries
{
    /// <summary>Not the company's own account, which is no person and always manages.</summary>
    public static IQueryable<Membership> VisibleTo(this IQueryable<Membership> memberships, Viewer me)
    {
        ArgumentNullException.ThrowIfNull(me);
        var people = memberships.Where(m => m.Person!.Kind == PersonKind.Contact);
        return me.IsStaff ? people : me.ManagesPeople() ? people.Where(m => m.CustomerId == me.CustomerId) : people.Where(m => false);
    }

    public static IQueryable<Invitation> VisibleTo(this IQueryable<Invitation> invitations, Viewer me) =>
        me.IsStaff ? invitations : me.ManagesPeople() ? invitations.Where(i => i.CustomerId == me.CustomerId) : invitations.Where(i => false);

    public static IQueryable<AddressChange> VisibleTo(this IQueryable<AddressChange> changes, Viewer me) =>
        me.IsStaff ? changes : me.ManagesPeople() ? changes.Where(c => c.CustomerId == me.CustomerId) : changes.Where(c => false);

    public static IQueryable<Invitation> Pending(this IQueryable<Invitation> invitations) => invitations.Where(i => i.AcceptedAt == null && i.CancelledAt == null);

    /// <summary>Companies a person may act for now.</summary>
    public static IQueryable<Membership> ActiveOf(this IQueryable<Membership> memberships, int personId) => memberships.Where(m => m.PersonId == personId && m.IsActive);

    public static bool ManagesPeople(this Viewer me) => me.IsCustomer && me.Has(Permission.Manager);
}
