using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace SupportPortal.Web;

/// <summary>
/// Every failure ends on /erro/{code} in the portal's look, with a way out. The page is drawn by a pipeline of its own, without sign-in: it also appears
/// when the database, where sessions live, is what failed. Programs (/api) get problem details.
/// </summary>
public static class ErrorPages
{
    private const string Asked = "ErrorPages.Asked";

    /// <summary>The address in the person's browser, on an error page too.</summary>
    public static string Address(this HttpContext context) => context.Items[Asked] as string ?? context.Request.Path + context.Request.QueryString;

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = StatusOf,
            ExceptionHandler = DrawPage(app),
        })
        .UseStatusCodePages(DrawPageOf(app));

    private static Func<StatusCodeContext, Task> DrawPageOf(IApplicationBuilder app)
    {
        var draw = DrawPage(app);
        return status =>
        {
            var response = status.HttpContext.Response;
            // What one may not see does not exist.
            if (response.StatusCode == StatusCodes.Status403Forbidden) { response.StatusCode = StatusCodes.Status404NotFound; }
            return draw(status.HttpContext);
        };
    }

    private static int StatusOf(Exception failure) => failure switch
    {
        BadHttpRequestException request => request.StatusCode,
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: SocketException or TimeoutException } => StatusCodes.Status503ServiceUnavailable,
        // "No suitable host" is how Npgsql says that no server of a list can be reached; it does not call that transient.
        NpgsqlException e when e is not PostgresException && e.InnerException is not null => StatusCodes.Status503ServiceUnavailable,
        PostgresException { SqlState: PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown } => StatusCodes.Status503ServiceUnavailable,
        { InnerException: { } inner } => StatusOf(inner),
        _ => StatusCodes.Status500InternalServerError,
    };

    private static RequestDelegate DrawPage(IApplicationBuilder app)
    {
        var pipeline = app.New();
        pipeline.UseRequestLocalization();
        pipeline.Run(context => context.GetEndpoint()!.RequestDelegate!(context));
        var draw = pipeline.Build();

        return async context =>
        {
            var (request, response) = (context.Request, context.Response);
            if (response.StatusCode == StatusCodes.Status503ServiceUnavailable) { response.Headers.RetryAfter = "30"; }
            if (request.Path.StartsWithSegments("/health", StringComparison.Ordinal)) { return; }
            if (request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) { await Problems.WriteAsync(context); return; }

            var page = context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
                .First(e => e.Metadata.GetMetadata<PageActionDescriptor>() is { ViewEnginePath: "/Error" });
            var (path, method, query, type, endpoint, routeValues) =
                (request.Path, request.Method, request.QueryString, request.ContentType, context.GetEndpoint(), request.RouteValues);
            context.Items[Asked] = path + query;
            (request.Path, request.QueryString) = ($"/erro/{response.StatusCode}", QueryString.Empty);
            if (!HttpMethods.IsHead(method)) { request.Method = HttpMethods.Get; }
            request.ContentType = null; // a form that was too large to read is not read for this page either
            request.RouteValues = new RouteValueDictionary { ["page"] = "/Error", ["code"] = response.StatusCode.ToString(CultureInfo.InvariantCulture) };
            context.SetEndpoint(page);
            try { await draw(context); }
            finally
            {
                (request.Path, request.Method, request.QueryString, request.ContentType, request.RouteValues) = (path, method, query, type, routeValues);
                context.SetEndpoint(endpoint);
            }
        };
    }
}
