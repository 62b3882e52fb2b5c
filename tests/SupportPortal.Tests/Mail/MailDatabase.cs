using Microsoft.EntityFrameworkCore;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Mail;

namespace SupportPortal.Tests.Mail;

// stand-in
public sealed class MailDatabase : IAsyncLifetime
{
    public OutboxSignal Signal { get; } = new();
    public DataSources Sources { get; } = new("Host=/var/tmp/mailpg;Username=portal;Database=portal");
    public SystemDb Db { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var login = new NpgsqlConnection(Sources.ConnectionString);
        await login.OpenAsync();
        await new NpgsqlCommand(DatabaseRules.Before, login).ExecuteNonQueryAsync();
        await using var owner = Sources[DbRole.Owner].CreateConnection();
        await owner.OpenAsync();
        await using (var db = new PortalDbContext(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(owner).Options, Tenant.Everyone))
        {
            await db.Database.MigrateAsync();
            await DatabaseRules.ApplyAfterAsync(owner, db, CancellationToken.None);
        }
        Db = new SystemDb(Sources, Signal);
    }

    public ValueTask DisposeAsync() => Sources.DisposeAsync();
}
