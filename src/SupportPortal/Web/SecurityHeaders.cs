using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace SupportPortal.Web;

/// <summary>The headers of every answer. An answer with rules of its own (a download) sets them first and keeps them.</summary>
public static class SecurityHeaders
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

    private const string Immutable = "SecurityHeaders.Immutable";

    /// <summary>This answer is the same for everybody and for ever: it may be kept, whoever asked for it.</summary>
    public static void CacheForEver(this HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.HttpContext.Items[Immutable] = true;
    }

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    });

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy);
        headers.TryAdd(HeaderNames.XContentTypeOptions, "nosniff");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        if (context.Request.IsHttps) { headers.TryAdd(HeaderNames.StrictTransportSecurity, "max-age=31536000; includeSubDomains"); }
        var isFile = context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        var knowsSomebody = context.User.Identity is { IsAuthenticated: true } && !context.Items.ContainsKey(Immutable);
        if (!isFile && (knowsSomebody || headers.ContainsKey(HeaderNames.SetCookie)))
        {
            headers.CacheControl = "no-store";
        }
        return Task.CompletedTask;
    }
}
