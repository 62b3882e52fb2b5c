using Microsoft.AspNetCore.Mvc.Filters;
using SupportPortal.Data;

namespace SupportPortal.Web;

/// <summary>
/// Holds the database connection while a handler reads, and no longer. One that writes may need a second connection, as storing a file does:
/// if many held a first while they wait for it, none would get it.
/// </summary>
public sealed class ConnectionFilter(HeldConnection connection) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        return HttpMethods.IsGet(context.HttpContext.Request.Method) ? connection.DuringAsync(() => next()) : next();
    }
}
