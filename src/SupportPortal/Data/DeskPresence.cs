using System.Collections.Concurrent;
using System.Globalization;

namespace SupportPortal.Data;

/// <summary>Who of the desk has a ticket open, and who is writing. Nothing is stored: each instance tells the others, and what is not said again is forgotten.</summary>
public sealed class DeskPresence(DataSources sources, TimeProvider clock)
{
    /// <summary>An open page says again that it is open before this is over.</summary>
    public static readonly TimeSpan ViewingLasts = TimeSpan.FromSeconds(60), WritingLasts = TimeSpan.FromSeconds(20), SaidAgain = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<(long Ticket, int Person), Seen> _here = [];

    /// <summary>The others on this ticket, by number.</summary>
    public IReadOnlyList<(int PersonId, bool IsWriting)> Others(long ticketId, int me)
    {
        var now = clock.GetUtcNow();
        return [.. _here.Where(p => p.Key.Ticket == ticketId && p.Key.Person != me && p.Value.Viewing > now).OrderBy(p => p.Key.Person).Select(p => (p.Key.Person, p.Value.Writing > now))];
    }

    /// <summary>The others, wherever on the desk they are.</summary>
    public ILookup<long, (int PersonId, bool IsWriting)> Everywhere(int me)
    {
        var now = clock.GetUtcNow();
        return _here.Where(p => p.Key.Person != me && p.Value.Viewing > now).OrderBy(p => p.Key).ToLookup(p => p.Key.Ticket, p => (p.Key.Person, p.Value.Writing > now));
    }

    /// <summary>The same as a short text, to see whether it changed.</summary>
    public string MarkOf(long ticketId, int me) => MarkOf(Others(ticketId, me));

    public string MarkOfAll(int me) => string.Join(';', Everywhere(me).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}:{MarkOf(t)}")));

    private static string MarkOf(IEnumerable<(int PersonId, bool IsWriting)> others) =>
        string.Join(',', others.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.PersonId}{(p.IsWriting ? "w" : "")}")));

    public Task TellAsync(long ticketId, int personId, PresenceKind kind, CancellationToken stop) =>
        ChangeNotice.TellPresenceAsync(sources[DbRole.Staff], ticketId, personId, kind, stop);

    public void Note(ChangeNotice told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var (key, now) = ((told.TicketId, told.PersonId), clock.GetUtcNow());
        foreach (var old in _here.Where(p => p.Value.Viewing <= now)) { _here.TryRemove(old); }
        switch (told.Presence)
        {
            case PresenceKind.Gone: _here.TryRemove(key, out _); break;
            case PresenceKind.Writing: _here[key] = new(now + ViewingLasts, now + WritingLasts); break;
            default: _here.AddOrUpdate(key, new Seen(now + ViewingLasts, now), (_, seen) => seen with { Viewing = now + ViewingLasts }); break;
        }
    }

    private sealed record Seen(DateTimeOffset Viewing, DateTimeOffset Writing);
}

public enum PresenceKind { Viewing, Writing, Gone }
