using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Security;

/// <summary>
/// Signs a request in by the session its cookie names. The framework's cookie handler with an ITicketStore would do, but it gives a sign-in
/// the key that the browser brought along; here every sign-in has a new one, and the ticket is never stored: it is read from the tables each time.
/// </summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, PortalCookies cookies)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var session = await sessions.FindAsync(cookies.Read(Context, PortalCookies.Session), !IsUnattended(Request));
        if (session is null) { return AuthenticateResult.NoResult(); }
        Context.Features.Set(session);
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.PersonId.ToString())], SchemeName);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(who), SchemeName));
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (Context.Features.Get<OpenSession>() is { } session) { await sessions.EndAsync(session.Id, session.PersonId); }
        cookies.Delete(Context, PortalCookies.Session);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // A half-written ticket waits in its draft, whose page has the address its form is sent to.
        var isDraft = OriginalPath.StartsWithSegments("/chamados/novo", out var rest) && rest.HasValue;
        var wanted = HttpMethods.IsGet(Request.Method) ? OriginalPathBase + OriginalPath + Request.QueryString : isDraft ? OriginalPathBase + OriginalPath : "/";
        Response.Redirect(wanted == "/" ? "/entrar" : $"/entrar{QueryString.Create("returnUrl", wanted)}");
        return Task.CompletedTask;
    }

    /// <summary>What one may not see does not exist; who is still on the way in is led to the next step.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        switch (Context.Features.Get<OpenSession>()?.Stage)
        {
            case SessionStage.NeedsSecondFactor: Response.Redirect("/entrar/codigo"); break;
            case SessionStage.NeedsEnrolment: Response.Redirect("/conta/dois-fatores"); break;
            default: Response.StatusCode = StatusCodes.Status404NotFound; break;
        }
        return Task.CompletedTask;
    }

    /// <summary>Live updates, which an open page asks for with nobody in front of it.</summary>
    private static bool IsUnattended(HttpRequest request) =>
        request.Headers.ContainsKey("X-Unattended") || request.Headers.Accept.ToString().StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    private string SchemeName => Scheme.Name;
}
