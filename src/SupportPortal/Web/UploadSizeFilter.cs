using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SupportPortal.Web;

/// <summary>
/// Answers 413 before the body is read. Without it the antiforgery filter (order 1000) is the first to read a form that is too large, and takes the
/// failure for a missing token. Runs after [RequestSizeLimit] (order 900) has set the page's own limit.
/// </summary>
public sealed class UploadSizeFilter : IAuthorizationFilter, IOrderedFilter
{
    public int Order => 950;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var size = context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (size is null || !(context.HttpContext.Request.ContentLength > size.MaxRequestBodySize)) { return; }

        // The server throws away what still arrives, for five seconds at most; cut off at once, a browser would show its own error, not our page.
        if (!size.IsReadOnly) { size.MaxRequestBodySize = null; }
        context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
