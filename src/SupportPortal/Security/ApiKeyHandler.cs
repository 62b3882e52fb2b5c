using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using SupportPortal.Web;

namespace SupportPortal.Security;

/// <summary>Signs a request of the API in by the key in its Authorization header. Cookies are not looked at there, so no form of another site can use them.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    private const string Bearer = "Bearer";

    public static bool IsFor(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization.ToString(), out var sent) || !Bearer.Equals(sent.Scheme, StringComparison.OrdinalIgnoreCase)) { return AuthenticateResult.NoResult(); }
        if (await keys.FindAsync(sent.Parameter, ClientNetwork.Of(Context)) is not { } key) { return AuthenticateResult.NoResult(); }
        Context.Features.Set(key);
        var who = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"key {key.Id}")], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(who), Name));
    }

    /// <summary>The same whether there is no key, or an unknown, expired or revoked one.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = $"{Bearer} realm=\"api\"";
        return Problems.WriteAsync(Context, StatusCodes.Status401Unauthorized, "Send a valid access key: Authorization: Bearer <key>.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        // Nothing of ours asks for a scope here: the address is none, or the method.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is null)
        {
            Response.StatusCode = Context.GetEndpoint() is null ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
            return Problems.WriteAsync(Context);
        }
        Response.Headers.WWWAuthenticate = $"{Bearer} realm=\"api\", error=\"insufficient_scope\"";
        return Problems.WriteAsync(Context, StatusCodes.Status403Forbidden, "This access key does not have the scope for this resource.");
    }
}
