using SupportPortal.Data;

namespace SupportPortal.Tests.Support;

/// <summary>A test of what a person does. Each starts on an empty database, with the clock at <see cref="Portal.MondayMorning"/>.</summary>
public abstract class PageTest(Portal portal) : IClassFixture<Portal>, IAsyncLifetime
{
    private PortalDbContext? _db;
    private Browser? _browser;

    protected Portal Portal { get; } = portal;

    protected FakeClock Clock => Portal.Clock;

    protected Given Given => new(Portal);

    /// <summary>What is stored. Reads are never answered from memory.</summary>
    protected PortalDbContext Db => _db ??= Portal.OpenDb();

    protected Browser Browser => _browser ??= new Browser(Portal);

    public virtual async ValueTask InitializeAsync() => await Portal.ResetAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (_db is not null) { await _db.DisposeAsync(); }
        if (_browser is not null) { await _browser.DisposeAsync(); }
    }
}
