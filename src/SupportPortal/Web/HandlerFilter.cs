using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace SupportPortal.Web;

/// <summary>A form that its page does not have leads nowhere. The framework would draw the page without having loaded, or looked for, its record.</summary>
public sealed class HandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context) { }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reads = HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method);
        if (context.HandlerMethod is null && !reads) { context.Result = new NotFoundResult(); }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context) { }
}
