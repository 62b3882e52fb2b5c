using SupportPortal.Operations;

namespace SupportPortal.Jobs;

/// <summary>Sends replies that can no longer be taken back.</summary>
public sealed class HeldReplies(IServiceScopeFactory scopes, TimeProvider clock, ILogger<HeldReplies> log) : Job(clock, log)
{
    protected override TimeSpan Every => TimeSpan.FromSeconds(1);

    public override async Task<int> RunAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SendReply>().ReleaseAsync(ticketId: null, stop);
    }
}
