using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using SupportPortal.Data;

namespace SupportPortal.Web;

/// <summary>
/// /health/live: the process answers. /health/ready: it can serve, so send it people. At a stop, ready turns 503 first and the portal
/// goes on for three seconds, until the proxy has noticed; then requests under way get thirty seconds to end.
/// </summary>
public static class Health
{
    public static readonly TimeSpan ProxyNotices = TimeSpan.FromSeconds(3), Drain = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<Ready>("ready");
        services.AddSingleton<Stopping>();
        services.AddHostedService(s => s.GetRequiredService<Stopping>());
        return services.Configure<HostOptions>(host => host.ShutdownTimeout = ProxyNotices + Drain);
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }

    private sealed class Ready(DataSources sources, Stopping stopping) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (stopping.HasBegun) { return HealthCheckResult.Unhealthy(); }
            try
            {
                await using var ping = sources[DbRole.Jobs].CreateCommand("select 1");
                await ping.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException problem)
            {
                return HealthCheckResult.Unhealthy(exception: problem);
            }
        }
    }

    private sealed class Stopping(IHostEnvironment environment, TimeProvider clock, IHostApplicationLifetime lifetime) : IHostedLifecycleService
    {
        public bool HasBegun => lifetime.ApplicationStopping.IsCancellationRequested;

        // Before the server closes its port. No proxy watches a developer's machine or a test.
        public Task StoppingAsync(CancellationToken cancellationToken) =>
            environment.IsProduction() ? Task.Delay(ProxyNotices, clock, cancellationToken) : Task.CompletedTask;

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
