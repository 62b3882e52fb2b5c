using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;

namespace SupportPortal.Web;

/// <summary>The filter of a list this person last used for this company, kept encrypted in this browser. Another person's, or another company's, is passed over.</summary>
public sealed class RememberedFilter(PortalCookies cookies, IDataProtectionProvider protection, Viewer me)
{
    private const int MaxLength = 2_000; // a browser keeps 4 KB of a cookie, and encryption makes it longer
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);
    private readonly IDataProtector _protector = protection.CreateProtector("filter of tickets");

    public IReadOnlyDictionary<string, string> Read(HttpContext context)
    {
        var kept = cookies.Read(context, PortalCookies.TicketFilter) is { Length: > 0 } cookie ? Opened(cookie) : null;
        return kept?.Person == me.PersonId && kept.Customer == me.CustomerId ? kept.Filter : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    public void Keep(HttpContext context, Dictionary<string, string> filter)
    {
        var before = Read(context);
        if (before.Count == filter.Count && !before.Except(filter).Any()) { return; }
        var text = JsonSerializer.Serialize(new Kept(me.PersonId, me.CustomerId, filter));
        if (filter.Count == 0 || text.Length > MaxLength) { cookies.Delete(context, PortalCookies.TicketFilter); }
        else { cookies.Write(context, PortalCookies.TicketFilter, _protector.Protect(text), Lifetime); }
    }

    private Kept? Opened(string cookie)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(_protector.Unprotect(cookie));
        }
        catch (CryptographicException) // written by hand, or with a key that is no longer kept: as good as none
        {
            return null;
        }
    }

    private sealed record Kept(int Person, int? Customer, Dictionary<string, string> Filter);
}
