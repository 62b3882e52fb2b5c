namespace SupportPortal.Security;

/// <summary>
/// Names and flags of our cookies. In Development the portal may run on plain http, where Firefox, Safari and curl keep no Secure cookie:
/// there, and only there, the names go without their prefix and Secure follows the request.
/// </summary>
public sealed class PortalCookies(IHostEnvironment environment)
{
    public const string Session = "portal", Device = "portal-device", FirstAccess = "portal-first-access", Antiforgery = "portal-form", TempData = "portal-notice", Language = "portal-language", Voter = "portal-voter", TicketFilter = "portal-tickets", Passkey = "portal-passkey";

    public CookieSecurePolicy Secure => environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    public string NameOf(string cookie) => environment.IsDevelopment() ? cookie : $"__Host-{cookie}";

    public string? Read(HttpContext context, string cookie) => context.Request.Cookies[NameOf(cookie)];

    public void Write(HttpContext context, string cookie, string value, TimeSpan? lifetime = null) =>
        context.Response.Cookies.Append(NameOf(cookie), value, Flags(context, lifetime));

    public void Delete(HttpContext context, string cookie) => context.Response.Cookies.Delete(NameOf(cookie), Flags(context, lifetime: null));

    private CookieOptions Flags(HttpContext context, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = Secure is CookieSecurePolicy.Always || context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
