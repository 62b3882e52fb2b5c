namespace SupportPortal.Domain.Accounts;

/// <summary>What a mail tells of. Mails about signing in, and what somebody has just asked for, are no choice. Names are stored as text: add, never rename.</summary>
public enum NoticeEvent { TicketReplied, TicketChanged, TicketReminder, ServiceOrder, ServiceOrderReminder, Invoice, Hours, FollowedTicket, Deadline }

/// <summary>When: as it happens, together at eight in the morning, or not at all.</summary>
public enum NoticeTiming { Now, Daily, Never }

/// <summary>What a person has chosen for one kind of mail; without a row it comes at once.</summary>
public class NoticeChoice
{
    private NoticeChoice() { } // EF Core

    public NoticeChoice(int personId, NoticeEvent notice, NoticeTiming timing) => (PersonId, Event, Timing) = (personId, notice, timing);

    public int PersonId { get; private init; }
    public NoticeEvent Event { get; private init; }
    public NoticeTiming Timing { get; private set; }

    public static IReadOnlyList<NoticeEvent> EventsOf(PersonKind kind) => kind is PersonKind.Staff
        ? [NoticeEvent.FollowedTicket, NoticeEvent.Deadline, NoticeEvent.ServiceOrder]
        : [NoticeEvent.TicketReplied, NoticeEvent.TicketChanged, NoticeEvent.TicketReminder, NoticeEvent.ServiceOrder, NoticeEvent.ServiceOrderReminder, NoticeEvent.Invoice, NoticeEvent.Hours];

    public void Choose(NoticeTiming timing) => Timing = timing;
}
