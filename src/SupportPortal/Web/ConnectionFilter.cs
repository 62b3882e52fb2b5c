using Microsoft.AspNetCore.Mvc.Filters;
using SupportPortal.Data;

namespace SupportPortal.Web;

/// <summary>Holds the database connection of a request while its handler runs, and no longer.</summary>
public sealed class ConnectionFilter(HeldConnection connection) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => connection.DuringAsync(() => next());
}
