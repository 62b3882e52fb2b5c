using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;

namespace SupportPortal.Data;

/// <summary>Opens the database for work that is nobody's in particular: jobs, sign-in, start-up.</summary>
public sealed class SystemDb(DataSources sources, OutboxSignal signal)
{
    private readonly DbContextOptions<PortalDbContext> _options = Options(sources, DbRole.Jobs, Tenant.Everyone, signal, connection: null);

    public PortalDbContext Open() => new(_options, Tenant.Everyone);

    /// <summary>The database as this customer sees it, in his or her role: for one who looks at several companies, each with its own rights.</summary>
    public PortalDbContext OpenAs(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        if (!viewer.IsCustomer) { throw new ArgumentException("Only a customer looks as one.", nameof(viewer)); }
        var (options, tenant) = For(sources, viewer, signal);
        return new PortalDbContext(options, tenant);
    }

    internal static (DbContextOptions<PortalDbContext> Options, Tenant Tenant) For(DataSources sources, Viewer viewer, OutboxSignal signal, HeldConnection? connection = null)
    {
        var tenant = viewer.IsStaff ? Tenant.Everyone : viewer.CustomerId is { } id ? new Tenant(id) : Tenant.Nobody;
        return (Options(sources, viewer.IsStaff ? DbRole.Staff : DbRole.Customer, tenant, signal, connection), tenant);
    }

    private static DbContextOptions<PortalDbContext> Options(DataSources sources, DbRole role, Tenant tenant, OutboxSignal signal, HeldConnection? connection)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(sources[role]).AddInterceptors(new OutboxInterceptor(signal));
        if (role is DbRole.Customer) { options.AddInterceptors(new TenantInterceptor(tenant)); }
        if (connection is not null) { options.AddInterceptors(connection); }
        return options.Options;
    }
}
