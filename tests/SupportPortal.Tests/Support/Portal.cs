using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Support;

/// <summary>
/// The whole portal for one test class, configured as in Production, on a database of its own. Three things are not the real ones:
/// the clock, which stands still; the mail server, which keeps what it gets; and, for browsers, HTTP instead of HTTPS.
/// </summary>
public sealed class Portal(Cluster cluster) : IAsyncLifetime
{
    /// <summary>10:00 in São Paulo, in a week without holidays. In the future, as browsers drop cookies that are past by their own clock.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2030, 6, 3, 13, 0, 0, TimeSpan.Zero);

    private readonly List<WebApplicationFactory<Program>> _instances = [];
    private string _connectionString = "", _reset = "";
    private Instance? _inMemory;
    private Uri? _browserAddress;

    public FakeClock Clock { get; } = new(MondayMorning);

    public SmtpCatcher Mail { get; } = new();

    /// <summary>The services of the running portal, for jobs and operations that no page calls.</summary>
    public IServiceProvider Services => InMemory.Services;

    /// <summary>Where a browser finds the portal. It starts a second instance, with a real port, on the same database.</summary>
    public Uri BrowserAddress => _browserAddress ??= StartWithPort();

    private Instance InMemory => _inMemory ??= Start();

    public async ValueTask InitializeAsync()
    {
        _connectionString = await cluster.CloneAsync();
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        _reset = await SeedData.ResetSqlAsync(connection);
    }

    /// <summary>Everybody's rows, past row security and the tenant filter. Entities are not tracked, so a test reads what is stored.</summary>
    public PortalDbContext OpenDb() => new(
        new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql(_connectionString).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTrackingWithIdentityResolution).Options,
        Tenant.Everyone);

    /// <summary>Somebody who has not signed in.</summary>
    public Client Anonymous() => new(InMemory);

    /// <summary>Somebody who signs in, with the password of <see cref="Given"/>, before the first request.</summary>
    public Client SignedInAs(Person person) => new(InMemory, person);

    /// <summary>A portal with other settings, on the same database: <c>With(b => b.UseSetting("Portal:SupportPhone", ""))</c>.</summary>
    public WebApplicationFactory<Program> With(Action<IWebHostBuilder> change)
    {
        var instance = new Instance(this).WithWebHostBuilder(change);
        _instances.Add(instance);
        return instance;
    }

    /// <summary>Before each test: no rows but the seeds, the clock at its start, no mail.</summary>
    public async Task ResetAsync()
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var reset = new NpgsqlCommand(_reset, connection);
        await reset.ExecuteNonQueryAsync();
        Mail.Messages.Clear();
        Clock.Now = MondayMorning;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances) { await instance.DisposeAsync(); }
        await Mail.DisposeAsync();
    }

    private Uri StartWithPort()
    {
        var instance = Start();
        instance.UseKestrel(0);
        instance.StartServer();
        return new UriBuilder(instance.ClientOptions.BaseAddress) { Host = "localhost" }.Uri; // an allowed host, and a secure context
    }

    private Instance Start()
    {
        var instance = new Instance(this);
        _instances.Add(instance);
        return instance;
    }

    private sealed class Instance(Portal portal) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Testing")
            .UseSetting("ConnectionStrings:Portal", portal._connectionString)
            .UseSetting("AllowedHosts", "localhost")
            .UseSetting("Portal:PublicUrl", "https://portal.example")
            .UseSetting("Portal:KeyProtection:Secret", "a secret of the test run, forty characters")
            .UseSetting("Mail:Host", "mail.example")
            .UseSetting("Mail:From", "suporte@portal.example")
            .ConfigureTestServices(services => services
                .RemoveAll<TimeProvider>()
                .AddSingleton<TimeProvider>(portal.Clock));
    }
}
