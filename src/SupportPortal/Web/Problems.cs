using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportPortal.Web;

/// <summary>What went wrong, for programs: RFC 9457. It repeats nothing of the request, so what is missing and what is another's read the same.</summary>
public static class Problems
{
    public const string ContentType = "application/problem+json";

    public static ProblemDetails Of(int status, string detail) => new() { Type = "about:blank", Status = status, Title = ReasonPhrases.GetReasonPhrase(status), Detail = detail };

    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(Of(status, detail), options: null, ContentType, context.RequestAborted);
    }

    /// <summary>Of a failure that nobody wrote an answer to.</summary>
    public static Task WriteAsync(HttpContext context) => WriteAsync(context, context.Response.StatusCode, context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "There is nothing at this address.",
        StatusCodes.Status405MethodNotAllowed => "This API is read with GET.",
        StatusCodes.Status503ServiceUnavailable => "Try again in a moment.",
        >= StatusCodes.Status500InternalServerError => "Something failed on our side.",
        _ => "The request cannot be understood.",
    });
}
