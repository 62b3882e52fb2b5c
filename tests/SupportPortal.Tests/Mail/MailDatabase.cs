using SupportPortal.Data;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Mail;

/// <summary>A database of its own for a test of the outbox, without the portal around it.</summary>
public sealed class MailDatabase(Cluster cluster) : IAsyncLifetime
{
    public OutboxSignal Signal { get; } = new();
    public DataSources Sources { get; private set; } = null!;
    public SystemDb Db { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Sources = new DataSources(await cluster.CloneAsync());
        Db = new SystemDb(Sources, Signal);
    }

    public ValueTask DisposeAsync() => Sources.DisposeAsync();
}
