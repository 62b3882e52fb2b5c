using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SupportPortal.Mail;

namespace SupportPortal.Data;

/// <summary>Raises the outbox signal once new mail is committed, by the save itself or by the transaction around it.</summary>
internal sealed class OutboxInterceptor(OutboxSignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        RaiseUnlessInTransaction(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        RaiseUnlessInTransaction(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => RaiseIfNewMail(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        RaiseIfNewMail(eventData.Context);
        return Task.CompletedTask;
    }

    private void RaiseUnlessInTransaction(DbContext? db)
    {
        if (db?.Database.CurrentTransaction is null) { RaiseIfNewMail(db); }
    }

    private void RaiseIfNewMail(DbContext? db)
    {
        var hasNew = db?.ChangeTracker.Entries<OutboxMessage>().Any(e => e.Entity is { State: OutboxState.Pending, Attempts: 0 }) ?? false;
        if (hasNew) { signal.Raise(); }
    }
}
