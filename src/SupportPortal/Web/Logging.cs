using System.Diagnostics;
using System.Security.Claims;
using Serilog;
using Serilog.Context;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Json;

namespace SupportPortal.Web;

/// <summary>Structured logs on standard output: text in Development, one JSON object a line elsewhere. Section "Serilog" adds levels and places.</summary>
public static class Logging
{
    private const string RequestHeader = "X-Request-Id";

    public static WebApplicationBuilder AddLogging(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration, new Serilog.Settings.Configuration.ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly))
            .Enrich.FromLogContext();
        var logger = builder.Environment.IsDevelopment()
            ? settings.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: null)
            : settings.WriteTo.Console(new JsonFormatter(renderMessage: true));
        builder.Logging.ClearProviders()
            .AddProvider(new SerilogLoggerProvider(logger.CreateLogger(), dispose: true)) // not AddSerilog, which exempts it from filters
            .AddFilter("Microsoft.AspNetCore", LogLevel.Warning) // its request lines have paths, ours has not
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        return builder;
    }

    /// <summary>
    /// One line per request, and its id on every other line and in the answer. The route's pattern stands for the path, which may hold
    /// a token; a person is a number; the network address is in the audit table only.
    /// </summary>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SupportPortal.Requests");
        context.TraceIdentifier = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        context.Response.Headers[RequestHeader] = context.TraceIdentifier;
        using var id = LogContext.PushProperty("RequestId", context.TraceIdentifier);
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            var isProbeOrFile = context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || route.Contains('.', StringComparison.Ordinal);
            var isStream = context.Response.ContentType == EventStream.ContentType; // its time is how long somebody read
            var level = isProbeOrFile || isStream ? LogLevel.Debug
                : context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Error
                : LogLevel.Information;
            log.Log(level, "{Method} {Route} {Status} in {Elapsed:0} ms for person {PersonId}",
                context.Request.Method, route, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                context.User.FindFirstValue(ClaimTypes.NameIdentifier));
        }
    });
}
