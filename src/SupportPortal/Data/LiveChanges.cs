using System.Collections.Concurrent;
using System.Threading.Channels;

namespace SupportPortal.Data;

/// <summary>Hands what the database tells to the open streams of this instance. It keeps nothing: a stream that was not there finds the state of things when it opens.</summary>
public sealed class LiveChanges
{
    public const int MostOfOnePerson = 10, MostOfAll = 2_000;

    private readonly ConcurrentDictionary<Watch, byte> _open = [];
    private readonly Lock _counting = new();

    /// <summary>Null when this person, or this instance, has enough of them.</summary>
    /// <param name="customerId">Null of the desk's list: every company's tickets.</param>
    public Watch? Open(int personId, int? customerId, long? ticketId, bool isStaff)
    {
        lock (_counting)
        {
            if (_open.Count >= MostOfAll || _open.Count(o => o.Key.PersonId == personId) >= MostOfOnePerson) { return null; }
            var watch = new Watch(this, personId, customerId, ticketId, isStaff);
            _open[watch] = 0;
            return watch;
        }
    }

    public int Count => _open.Count;

    public void Tell(ChangeNotice change)
    {
        foreach (var (watch, _) in _open)
        {
            if (watch.Concerns(change)) { watch.Wake(); }
        }
    }

    /// <summary>Something may have been missed: everybody looks again.</summary>
    public void TellEverybody()
    {
        foreach (var (watch, _) in _open) { watch.Wake(); }
    }

    /// <summary>Whether this person still has the ticket open in another window of this instance.</summary>
    public bool Watches(int personId, long ticketId) => _open.Any(o => o.Key.PersonId == personId && o.Key.TicketId == ticketId);

    internal void Close(Watch watch) => _open.TryRemove(watch, out _);
}

/// <summary>What one open stream waits for: changes of a ticket, of any of a company's, or of all for the desk, and of what its person may see.</summary>
public sealed class Watch : IDisposable
{
    private readonly LiveChanges _changes;
    private readonly int? _customerId;
    private readonly bool _isStaff;
    // One place: whoever wakes looks at how things are now, however much has happened.
    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal Watch(LiveChanges changes, int personId, int? customerId, long? ticketId, bool isStaff) =>
        (_changes, PersonId, _customerId, TicketId, _isStaff) = (changes, personId, customerId, ticketId, isStaff);

    public int PersonId { get; }
    public long? TicketId { get; }

    /// <summary>What is internal wakes no customer: not even the time of a heartbeat may tell of it.</summary>
    public bool Concerns(ChangeNotice change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Presence is not null) { return _isStaff && (TicketId ?? change.TicketId) == change.TicketId && PersonId != change.PersonId; }
        if (change.PersonId != 0) { return change.PersonId == PersonId; }
        return (_isStaff || !change.IsInternal) && (TicketId is { } id ? change.TicketId == id : _customerId is { } customer ? change.CustomerId == customer : _isStaff);
    }

    /// <summary>Until something happens, or the time is over; whether something happened.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(atMost);
        try
        {
            return await _woken.Reader.ReadAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _changes.Close(this);

    internal void Wake() => _woken.Writer.TryWrite(true);
}
