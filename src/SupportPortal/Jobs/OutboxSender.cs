using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportPortal.Data;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// Sends what the outbox holds: claim and commit, send, mark. A sender that dies in between leaves a lease that runs out,
/// so nothing is lost; only a mail that the server had taken and that was not yet marked goes out twice, under the same Message-ID.
/// </summary>
public sealed class OutboxSender(
    SystemDb systemDb, IMailTransport transport, Mailer mailer, OutboxSignal signal, IOptions<MailSettings> settings, TimeProvider clock, ILogger<OutboxSender> log)
    : Job(clock, log)
{
    private const int Connections = 4;
    // Five rounds of timeouts (100 s) still fit into the lease.
    private const int BatchSize = 5 * Connections;

    protected override TimeSpan Every => TimeSpan.FromSeconds(5);

    /// <summary>Sends what is due now; how many were claimed. A stop lets the sends under way finish and gives the rest back.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        List<OutboxMessage> batch;
        await using (var db = systemDb.Open())
        {
            batch = await db.ClaimAsync(BatchSize, Clock.GetUtcNow(), stop, claimed => new MailFinish(db, mailer, settings.Value.Hold > TimeSpan.Zero).RunAsync(claimed, stop));
        }
        await Parallel.ForEachAsync(batch, new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (mail, _) =>
        {
            try
            {
                await HandleAsync(mail, stop);
            }
            catch (Exception e) // one mail must not keep the others back; its lease brings it back
            {
                Log.LogError(e, "Mail {MailId} was not marked", mail.Id);
            }
        });
        return batch.Count;
    }

    protected override Task RestAsync(int done, CancellationToken stop) => done == 0 ? signal.WaitAsync(Every, stop) : Task.CompletedTask;

    private async Task HandleAsync(OutboxMessage mail, CancellationToken stop)
    {
        await using var db = systemDb.Open();
        db.Attach(mail);
        if (stop.IsCancellationRequested)
        {
            mail.Release(Clock.GetUtcNow());
        }
        else
        {
            await db.Entry(mail).Collection(m => m.Attachments).LoadAsync(CancellationToken.None);
            await SendAsync(mail);
        }
        try
        {
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            Log.LogWarning("Mail {MailId} took longer than its lease; another sender has it", mail.Id);
        }
    }

    private async Task SendAsync(OutboxMessage mail)
    {
        try
        {
            // Not the stop token: what has begun is finished, within the transport's own deadline.
            await transport.SendAsync(mail.ToOutgoing(settings.Value.Sender), CancellationToken.None);
            mail.MarkSent(Clock.GetUtcNow());
        }
        catch (MailRefusedException e)
        {
            mail.Refuse(e.Message);
        }
        catch (Exception e)
        {
            mail.Fail(e.Message, Clock.GetUtcNow(), Random.Shared.NextDouble());
            // The server's words may hold an address: they are kept with the mail, not in the log.
            Log.LogWarning("Mail {MailId} ({Kind}) failed at attempt {Attempt}: {Error}", mail.Id, mail.Kind, mail.Attempts, e.GetType().Name);
        }
        if (mail.State is OutboxState.Dead) { Log.LogError("Mail {MailId} ({Kind}) is a dead letter", mail.Id, mail.Kind); }
    }
}
