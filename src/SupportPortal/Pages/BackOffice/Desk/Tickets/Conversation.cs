using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>A stretch of the conversation: a message, or the changes between two messages.</summary>
public sealed record Stretch(TicketMessage? Message, IReadOnlyList<TicketEvent> Changes)
{
    /// <summary>Messages and changes in the order in which they came; neighbouring changes stand together.</summary>
    /// <param name="joined">Messages of tickets that were joined to this one.</param>
    public static IReadOnlyList<Stretch> Of(Ticket ticket, IEnumerable<TicketMessage> joined)
    {
        var stretches = new List<Stretch>();
        var changes = new List<TicketEvent>();
        var events = ticket.History.Where(e => e.Kind is not TicketEventKind.Opened).OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
        var next = 0;
        foreach (var message in ticket.Messages.Concat(joined).OrderBy(m => m.At).ThenBy(m => m.Id))
        {
            // What a reply changed has the reply's own time, and is read after it.
            for (; next < events.Count && events[next].At < message.At; next++) { changes.Add(events[next]); }
            Close();
            stretches.Add(new Stretch(message, []));
        }
        changes.AddRange(events[next..]);
        Close();
        return stretches;

        void Close()
        {
            if (changes.Count > 0) { stretches.Add(new Stretch(null, [.. changes])); }
            changes.Clear();
        }
    }
}
