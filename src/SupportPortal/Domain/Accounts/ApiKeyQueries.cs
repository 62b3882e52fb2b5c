namespace SupportPortal.Domain.Accounts;

public static class ApiKeyQueries
{
    /// <summary>The company's own account, and whoever manages its people.</summary>
    public static bool ManagesKeys(this Viewer me) => me.IsCustomer && me.Has(Permission.Manager);

    public static IQueryable<ApiKey> VisibleTo(this IQueryable<ApiKey> keys, Viewer me) =>
        me.ManagesKeys() ? keys.Where(k => k.CustomerId == me.CustomerId) : keys.Where(k => false);

    public static IQueryable<ApiKey> ActiveAt(this IQueryable<ApiKey> keys, DateTimeOffset now) => keys.Where(k => k.RevokedAt == null && k.ExpiresAt > now);

    /// <summary>What this person may hand to a program: nothing that he or she does not read.</summary>
    public static ApiScopes MayGrant(this Viewer me) =>
        !me.ManagesKeys() ? ApiScopes.None
        : (me.Has(Permission.CompanyTickets) ? ApiScopes.TicketsRead : ApiScopes.None) | (me.Has(Permission.Finance) ? ApiScopes.InvoicesRead : ApiScopes.None);

    /// <summary>What a program with these scopes sees: the company's tickets, its finance, neither or both.</summary>
    public static Permission ToPermissions(this ApiScopes scopes) =>
        (scopes.HasFlag(ApiScopes.TicketsRead) ? Permission.CompanyTickets : Permission.None) | (scopes.HasFlag(ApiScopes.InvoicesRead) ? Permission.Finance : Permission.None);
}
