using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Mail;

namespace SupportPortal.Tests.Support;

/// <summary>
/// The whole portal for one test class, configured as in Production, on a database of its own. What is not the real thing: the clock,
/// which stands still; the mail server, which keeps what it gets; the jobs, which run when a test says so.
/// </summary>
public sealed class Portal(Cluster cluster) : IAsyncLifetime
{
    /// <summary>10:00 in São Paulo, in a week without holidays. In the future, as browsers drop cookies that are past by their own clock.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2030, 6, 3, 13, 0, 0, TimeSpan.Zero);

    private static readonly Lazy<X509Certificate2> Certificate = new(SelfSigned);
    private readonly SmtpCatcher _mailServer = new();
    private readonly List<WebApplicationFactory<Program>> _instances = [];
    private string _connectionString = "", _reset = "";
    private bool _wasCut;
    private Instance? _inMemory;
    private Uri? _browserAddress;

    public FakeClock Clock { get; } = new(MondayMorning);

    public LogLines Log { get; } = new();

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

    /// <summary>Somebody with a session, of the first company if there are several.</summary>
    public Client SignedInAs(Person person) => new(InMemory, person);

    /// <summary>A portal with other settings, on the same database: <c>With(b => b.UseSetting("Portal:SupportPhone", ""))</c>.</summary>
    public WebApplicationFactory<Program> With(Action<IWebHostBuilder> change)
    {
        var instance = new Instance(this).WithWebHostBuilder(change);
        _instances.Add(instance);
        return instance;
    }

    /// <summary>The portal's database is gone, until the result is disposed.</summary>
    public Task<IAsyncDisposable> CutDatabase()
    {
        _wasCut = true;
        return cluster.Cut(_connectionString);
    }

    /// <summary>Sends what the outbox holds, now. The mails that arrived since the test began.</summary>
    public async Task<IReadOnlyList<CaughtMail>> DeliverMail(IServiceProvider? of = null)
    {
        var sender = ActivatorUtilities.CreateInstance<OutboxSender>(of ?? Services);
        while (await sender.RunAsync(TestContext.Current.CancellationToken) > 0) { } // a batch at a time
        return [.. _mailServer.Messages];
    }

    /// <summary>Lets the time pass in which a reply can be taken back, and sends what was held.</summary>
    /// <param name="of">Of a portal with settings of its own.</param>
    public async Task SendHeldReplies(IServiceProvider? of = null)
    {
        Clock.Advance(ReplyDraft.UndoTime);
        await ActivatorUtilities.CreateInstance<HeldReplies>(of ?? Services).RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a job once: <c>await Portal.Run((CloseResolved job, CancellationToken stop) => job.RunAsync(stop))</c>.</summary>
    public async Task<T> Run<TJob, T>(Func<TJob, CancellationToken, Task<T>> run)
        where TJob : class
    {
        await using var scope = Services.CreateAsyncScope();
        return await run(ActivatorUtilities.CreateInstance<TJob>(scope.ServiceProvider), TestContext.Current.CancellationToken);
    }

    /// <summary>Before each test: no rows but the seeds, the clock at its start, no mail.</summary>
    public async Task ResetAsync()
    {
        if (_wasCut) // the pools of roles that nothing has used since still hold what was cut
        {
            foreach (var role in Enum.GetValues<DbRole>()) { Services.GetRequiredService<DataSources>()[role].Clear(); }
            _wasCut = false;
        }
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var reset = new NpgsqlCommand(_reset, connection);
        await reset.ExecuteNonQueryAsync();
        _mailServer.Messages.Clear();
        Log.Clear();
        Clock.Now = MondayMorning;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances) { await instance.DisposeAsync(); }
        await _mailServer.DisposeAsync();
    }

    // The settings above ask for TLS, as Production must; the server of the test run has no certificate.
    private SmtpTransport Transport() => new(Options.Create(new MailSettings { Host = "127.0.0.1", Port = _mailServer.Port, Tls = false }));

    private Uri StartWithPort()
    {
        var instance = Start();
        instance.UseKestrel(server => server.Listen(IPAddress.Loopback, 0, port => port.UseHttps(Certificate.Value))); // cookies are Secure
        instance.StartServer();
        return new UriBuilder(instance.ClientOptions.BaseAddress) { Scheme = "https", Host = "localhost" }.Uri;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
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
            .UseStaticWebAssets() // as built, not published: compressed files are still in obj
            .UseSetting("ConnectionStrings:Portal", portal._connectionString)
            .UseSetting("AllowedHosts", "localhost")
            .UseSetting("Portal:PublicUrl", "https://portal.example")
            .UseSetting("Portal:PasskeyDomain", "localhost") // where its browsers are
            .UseSetting("Portal:KeyProtection:Secret", "a secret of the test run, forty characters")
            .UseSetting("Mail:Host", "mail.example")
            .UseSetting("Mail:From", "suporte@portal.example")
            .UseSetting("Mail:Hold", "00:00:00") // each act its own mail, at once; tests of the joining set it
            .ConfigureTestServices(services =>
            {
                services.AddSingleton(portal.Log).AddSingleton<ILoggerProvider>(portal.Log);
                services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(portal.Clock);
                services.RemoveAll<IMailTransport>().AddSingleton<IMailTransport>(portal.Transport());
                foreach (var job in services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace == typeof(OutboxSender).Namespace).ToList())
                {
                    services.Remove(job);
                }
            });
    }
}
