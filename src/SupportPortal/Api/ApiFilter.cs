using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using SupportPortal.Data;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Api;

/// <summary>Around each answer: so many a minute for each key, told in its headers; nothing is stored on the way; one connection while the handler reads.</summary>
public sealed class ApiFilter(Throttles throttles, HeldConnection connection) : IEndpointFilter
{
    public const int PerMinute = 120;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var (http, key) = (context.HttpContext, context.HttpContext.Features.GetRequiredFeature<OpenKey>());
        var taken = await throttles.TakeAsync(new Limit($"api key {key.Id}", PerMinute, Window));
        var seconds = ((int)Math.Ceiling((taken.IsAllowed ? Window : taken.RetryAfter).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["RateLimit-Policy"] = $"\"key\";q={PerMinute};w={(int)Window.TotalSeconds}";
        http.Response.Headers["RateLimit"] = $"\"key\";r={taken.Left};t={seconds}";
        if (!taken.IsAllowed)
        {
            http.Response.Headers.RetryAfter = seconds;
            return ApiProblems.Of(StatusCodes.Status429TooManyRequests, $"A key may ask {PerMinute} times a minute.");
        }
        object? answer = null;
        await connection.DuringAsync(async () => answer = await next(context));
        return answer;
    }
}
