using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>Seals the audit lines written since the last round and forgets what nothing looks at any more: old throttle hits, and public requests nobody confirmed, challenges nobody answered.</summary>
public sealed class SecurityUpkeep(SystemDb systemDb, Throttles throttles, TimeProvider clock, ILogger<SecurityUpkeep> log) : Job(clock, log)
{
    private const int BatchSize = 500;

    protected override TimeSpan Every => TimeSpan.FromSeconds(30);

    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var (sealedNow, sum) = (BatchSize, 0);
        while (sealedNow == BatchSize)
        {
            await using var db = systemDb.Open();
            sealedNow = await db.SealAsync(BatchSize, stop);
            sum += sealedNow;
        }
        await throttles.ForgetOldAsync(stop);
        await ForgetUnconfirmedAsync(stop);
        return sum;
    }

    /// <summary>What somebody typed and nobody stood by is not kept.</summary>
    private async Task ForgetUnconfirmedAsync(CancellationToken stop)
    {
        await using var db = systemDb.Open();
        var since = Clock.GetUtcNow() - PublicRequest.Lifetime;
        await db.Outbox.Where(m => m.Kind == AccountMail.ClosedKind && (m.State == OutboxState.Sent || m.State == OutboxState.Dead)).ExecuteDeleteAsync(stop);
        await db.SingleUseTokens.Where(t => t.Purpose == TokenPurpose.Passkey && t.ExpiresAt < Clock.GetUtcNow()).ExecuteDeleteAsync(stop);
        await db.PublicRequests.Where(r => r.ConfirmedAt == null && r.CreatedAt < since).ExecuteDeleteAsync(stop);
    }
}
