using System.Globalization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Domain.Tickets;

/// <summary>
/// The deadlines of a ticket, which its verbs keep by <see cref="TicketClocks"/>. The calendar that verbs take is the desk's own: of the days to reopen in,
/// and of tickets from before they had a schedule.
/// </summary>
public partial class Ticket
{
    private readonly List<SlaClock> _clocks = [];
    private readonly List<SlaPause> _pauses = [];

    /// <summary>The resolution deadline, kept here for ordering; the clock is the truth.</summary>
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>What is left for the solution while its clock stands still, in a pause or before identification; for lists, as <see cref="DueAt"/>.</summary>
    public TimeSpan? StandingLeft { get; private set; }
    /// <summary>When somebody of ours first laid hands on it: assigned, answered or moved it.</summary>
    public DateTimeOffset? IdentifiedAt { get; private set; }
    /// <summary>The policy's version in force when it was opened, and the hours in which its deadlines count.</summary>
    public int? SlaVersionId { get; private set; }
    public int? ScheduleId { get; private set; }
    public WorkSchedule? Schedule { get; private set; }
    /// <summary>What each answer is promised in; the clock of the next one starts with it.</summary>
    public TimeSpan ResponseTarget { get; private set; }
    public Hours ResponseHours { get; private set; }
    public IReadOnlyList<SlaClock> Clocks => _clocks;
    public IReadOnlyList<SlaPause> Pauses => _pauses;

    public bool IsPaused => IsPausedBy(Status, StandingLeft);

    /// <summary>The same for lists, which read a ticket's columns and not the ticket.</summary>
    public static bool IsPausedBy(TicketStatus status, TimeSpan? standingLeft) => standingLeft is not null && status is (TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty);

    public bool AwaitsIdentification => StandingLeft is not null && IdentifiedAt is null;

    /// <summary>Its own hours, or the desk's for a ticket that has none.</summary>
    public BusinessCalendar CalendarOr(BusinessCalendar desk) => Schedule is null && ScheduleId is not null
        ? throw new InvalidOperationException("The ticket was loaded without its schedule.") : Schedule?.Calendar ?? desk;

    /// <summary>A policy, a calendar or its holidays were put right: what is still running counts anew, by what is in force now.</summary>
    public void Recalculate(SlaTerms terms, string reason, BusinessCalendar calendar, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(!_clocks.Exists(c => c.IsRunning), "Nenhum prazo deste chamado está correndo.");
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(reason), "Diga por que o prazo é recalculado.");
        Rebuild(calendar, at);
        var old = DueAt;
        (ScheduleId, Schedule) = (terms.Schedule?.Id, terms.Schedule);
        Retarget(terms, calendar, at);
        Record(TicketEventKind.DeadlineRecalculated, Moment(old), Moment(DueAt), by, at, reason);
    }

    /// <summary>What the clocks have come to since it was last said. A broken promise leaves a line, for the desk alone.</summary>
    public IReadOnlyList<SlaWarning> Warn(BusinessCalendar calendar, DateTimeOffset at)
    {
        var warnings = ClocksIn(calendar).Warn(at);
        foreach (var warning in warnings.Where(w => w.Percent == SlaWarning.Steps[^1]))
        {
            Record(TicketEventKind.DeadlineMissed, warning.Clock!.Metric.ToString(), Moment(warning.Clock.DueAt), Actor.System, at, isInternal: true);
        }
        return warnings;
    }

    /// <summary>When a clock falls due; of a paused one, when it would if it went on now.</summary>
    public DateTimeOffset DueOf(SlaClock clock, BusinessCalendar calendar, DateTimeOffset now) => clock.IsRunning
        ? Deadline.Due(clock.AwaitsIdentification ? now : clock.StartedAt, clock.Target, clock.Hours, CalendarOr(calendar), Pauses.Select(p => p.Interval), now)
        : clock.DueAt;

    private bool StopsFor(TicketStatus status) => status switch
    {
        TicketStatus.WaitingCustomer => Schedule?.PausesForCustomer ?? true,
        TicketStatus.WaitingThirdParty => Schedule?.PausesForThirdParty ?? false,
        _ => false,
    };

    private void StartClocks(SlaTerms terms, BusinessCalendar calendar, DateTimeOffset at)
    {
        Take(terms);
        (ScheduleId, Schedule) = (terms.Schedule?.Id, terms.Schedule);
        ClocksIn(calendar).Start(terms, at);
        ShowClocks(calendar, at);
    }

    /// <summary>The customer waits for an answer again.</summary>
    private void AwaitReply(BusinessCalendar calendar, DateTimeOffset at)
    {
        if (!AwaitsReply) { ClocksIn(calendar).AwaitReply(ResponseTarget, ResponseHours, at); }
        AwaitsReply = true;
    }

    private void Identify(BusinessCalendar calendar, DateTimeOffset at)
    {
        var awaited = AwaitsIdentification;
        IdentifiedAt ??= at;
        if (!awaited) { return; }
        if (_clocks.Count == 0) { throw new InvalidOperationException("The ticket was loaded without its clocks."); }
        Rebuild(calendar, at);
    }

    private void Retarget(SlaTerms terms, BusinessCalendar calendar, DateTimeOffset at)
    {
        Take(terms);
        UpdatedAt = at;
        ClocksIn(calendar).Retarget(terms);
        Rebuild(calendar, at);
    }

    private void Take(SlaTerms terms) =>
        (SlaVersionId, ResponseTarget, ResponseHours) = (terms.VersionId ?? SlaVersionId, terms.NextResponse.Target, terms.NextResponse.Hours);

    private void Rebuild(BusinessCalendar calendar, DateTimeOffset at)
    {
        ClocksIn(calendar).Rebuild(at);
        ShowClocks(calendar, at);
    }

    private void EndClocks(BusinessCalendar calendar, DateTimeOffset at)
    {
        ClocksIn(calendar).End(at);
        ShowClocks(calendar, at);
    }

    private void ShowClocks(BusinessCalendar calendar, DateTimeOffset at) =>
        (DueAt, StandingLeft) = (ClocksIn(calendar).Due ?? DueAt, ClocksIn(calendar).Left(at));

    private TicketClocks ClocksIn(BusinessCalendar calendar) => new(CustomerId, _clocks, _pauses, CalendarOr(calendar), IdentifiedAt);

    private static string Moment(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);
}
