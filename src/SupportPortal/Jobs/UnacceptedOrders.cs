using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Mail;

namespace SupportPortal.Jobs;

/// <summary>
/// Orders that are done and that nobody of the customer's accepts: asked for once more, then the technician hears that the time is over. The order stays
/// as it is, as it was announced: silence accepts nothing.
/// </summary>
public sealed class UnacceptedOrders(SystemDb systemDb, Mailer mailer, TimeProvider clock, ILogger<UnacceptedOrders> log) : Job(clock, log)
{
    private const int BatchSize = 100;

    protected override TimeSpan Every => TimeSpan.FromMinutes(5);

    /// <summary>How many mails were written.</summary>
    public override async Task<int> RunAsync(CancellationToken stop)
    {
        var now = Clock.GetUtcNow();
        return await StepAsync(o => o.ToRemind(now), Remind, now, stop) + await StepAsync(o => o.Overdue(now).Where(late => late.OverdueAt == null), MarkOverdue, now, stop);
    }

    private Task<int> StepAsync(
        Func<IQueryable<ServiceOrder>, IQueryable<ServiceOrder>> which, Func<ServiceOrder, DateTimeOffset, OutboxMessage?> step, DateTimeOffset now, CancellationToken stop) =>
        EachAsync(
            async last =>
            {
                await using var db = systemDb.Open();
                return await which(db.ServiceOrders).Where(o => o.Id > last).OrderBy(o => o.Id).Select(o => o.Id).Take(BatchSize).ToListAsync(stop);
            },
            id => MoveAsync(id, step, now, stop));

    private async Task<int> MoveAsync(long id, Func<ServiceOrder, DateTimeOffset, OutboxMessage?> step, DateTimeOffset now, CancellationToken stop)
    {
        try
        {
            await using var db = systemDb.Open();
            var order = await db.ServiceOrders.Include(o => o.Customer).Include(o => o.Ticket).Include(o => o.Product).Include(o => o.Technician).Include(o => o.Hours)
                .SingleAsync(o => o.Id == id, stop);
            if (step(order, now) is not { } mail) { return 0; }
            db.Outbox.Add(mail);
            await db.SaveChangesAsync(stop);
            return 1;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0; // somebody has just answered, or another instance was faster
        }
        catch (Exception e) when (e is not OperationCanceledException) // one order must not keep the others back
        {
            Log.LogError(e, "Service order {OrderId} was not reminded of", id);
            return 0;
        }
    }

    private OutboxMessage? Remind(ServiceOrder order, DateTimeOffset now)
    {
        if (!order.CanRemind(now)) { return null; }
        order.Remind(now);
        return ServiceOrderMail.AcceptanceReminder(mailer, order, order.Recipient());
    }

    private OutboxMessage? MarkOverdue(ServiceOrder order, DateTimeOffset now)
    {
        if (!order.CanMarkOverdue(now)) { return null; }
        order.MarkOverdue(now);
        return ServiceOrderMail.AcceptanceOverdue(mailer, order);
    }
}
