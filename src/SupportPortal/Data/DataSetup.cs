using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;

namespace SupportPortal.Data;

public static class DataSetup
{
    /// <summary>The database of this request runs in the role of whoever is looking; <see cref="SystemDb"/> is for work without a person.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string connectionString) => services
        .AddSingleton(_ => new DataSources(connectionString)) // made by the container, so that it closes the pools
        .AddSingleton<SystemDb>()
        .AddSingleton<LiveChanges>()
        .AddSingleton<DeskPresence>()
        .AddHostedService<ChangeListener>()
        .AddSingleton<SlaCatalog>()
        .AddScoped<HelpSearch>()
        .AddScoped(s =>
        {
            var (options, tenant) = SystemDb.For(s.GetRequiredService<DataSources>(), s.GetRequiredService<Viewer>(), s.GetRequiredService<OutboxSignal>(), s.GetService<HeldConnection>());
            return new PortalDbContext(options, tenant);
        });
}
