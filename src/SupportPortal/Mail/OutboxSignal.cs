namespace SupportPortal.Mail;

/// <summary>Wakes this process's sender when mail was written; other processes find it by polling.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        lock (_raised)
        {
            if (_raised.CurrentCount == 0) { _raised.Release(); }
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _raised.WaitAsync(atMost, cancellationToken);

    public void Dispose() => _raised.Dispose();
}
