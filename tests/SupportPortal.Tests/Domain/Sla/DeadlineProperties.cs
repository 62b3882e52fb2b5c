using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Domain.Tickets;
using static SupportPortal.Tests.Support.Property;

namespace SupportPortal.Tests.Domain.Sla;

/// <summary>What holds for every history of every ticket.</summary>
public class DeadlineProperties
{
    private const int Histories = 10_000;

    [Fact]
    public void A_priority_changed_there_and_back_leaves_every_deadline_where_it_was() => ForEvery(AnyHistory.Any, history =>
    {
        var (ticket, at) = history.End();
        if (!ticket.IsOpen) { return; }
        at = at.AddMinutes(7);
        var (other, own) = (Priority.Low, ticket.Priority);
        var twin = history.End().Ticket;
        ticket.ChangePriority(other, history.Terms with { FirstResponse = Longer(history.Terms.FirstResponse), Resolution = Longer(history.Terms.Resolution) }, TicketSetting.Calendar, "Engano.", TicketSetting.Bruno, at);
        ticket.ChangePriority(own, history.Terms, TicketSetting.Calendar, "Voltou.", TicketSetting.Bruno, at);
        twin.Recalculate(history.Terms, "Agora.", TicketSetting.Calendar, TicketSetting.Bruno, at); // rebuilt at the same moment, nothing else
        Assert.Equal(twin.Clocks.Select(Said), ticket.Clocks.Select(Said));
        Assert.Equal((twin.DueAt, twin.StandingLeft), (ticket.DueAt, ticket.StandingLeft));

        static SlaPromise Longer(SlaPromise promise) => new(promise.Target * 3, promise.Hours is Hours.ClockTime ? Hours.BusinessTime : Hours.ClockTime, SlaOrigin.Identification);
        static object Said(SlaClock c) => (c.Metric, c.Target, c.Hours, c.Origin, c.StartedAt, c.DueAt, c.MetAt, c.BreachedAt, c.AwaitsIdentification, c.NextWarningAt);
    }, Histories);

    [Fact]
    public void The_intervals_of_a_clock_add_up_to_its_life_and_to_what_it_consumed_to_the_second() => ForEvery(AnyHistory.Any, history =>
    {
        var (ticket, at) = history.End();
        foreach (var clock in ticket.Clocks.Where(c => !c.AwaitsIdentification))
        {
            var account = Account(ticket, clock, at.AddMinutes(11));
            Assert.Equal(account.Elapsed, account.Sum(SpanKind.Counted) + account.Sum(SpanKind.Paused) + account.Sum(SpanKind.Closed));
            Assert.Equal(account.Consumed, Deadline.Consumed(clock.StartedAt, account.Until, clock.Hours, ticket.Schedule!.Calendar, ticket.Pauses.Select(p => p.Interval)));
            Assert.All(account.Spans.Zip(account.Spans.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }
    }, Histories);

    [Fact]
    public void Business_time_never_counts_nor_falls_due_outside_the_calendar() => ForEvery(AnyHistory.Any, history =>
    {
        var (ticket, at) = history.End();
        var calendar = ticket.Schedule!.Calendar;
        foreach (var clock in ticket.Clocks.Where(c => c.Hours is Hours.BusinessTime))
        {
            var counted = clock.AwaitsIdentification ? [] : Account(ticket, clock, at.AddMinutes(5)).Spans.Where(s => s.Kind is SpanKind.Counted);
            Assert.All(counted, span => Assert.True(Covers(span.From, span.To), $"{span} counted"));
            Assert.True(Covers(clock.DueAt.AddTicks(-1), clock.DueAt), $"{clock.DueAt} is due");
        }

        // Intervals that meet at midnight count as one.
        bool Covers(DateTimeOffset from, DateTimeOffset to)
        {
            var day = PortalTime.DayOf(from);
            while (from < to)
            {
                var found = calendar.Intervals(day).Where(i => i.From <= from && i.To > from).Select(i => (DateTimeOffset?)i.To).FirstOrDefault();
                if (found is not { } end) { return false; }
                (from, day) = (end, PortalTime.DayOf(end));
            }
            return true;
        }
    }, Histories);

    [Fact]
    public void What_was_met_in_time_is_never_broken_afterwards() => ForEvery(AnyHistory.Any, history =>
    {
        var inTime = new HashSet<SlaClock>();
        foreach (var (ticket, at) in history.Play())
        {
            Assert.All(inTime.Where(c => !c.IsRunning), c => Assert.Null(c.BreachedAt));
            Assert.All(inTime.Where(c => !c.IsRunning), c => Assert.False(c.IsLate(at)));
            inTime.RemoveWhere(c => c.IsRunning); // reopened
            inTime.UnionWith(ticket.Clocks.Where(c => c is { IsRunning: false, BreachedAt: null }));
        }
    }, Histories);

    [Fact]
    public void A_pause_never_breaks_a_promise_however_long_it_takes() => ForEvery(AnyHistory.Any, history =>
    {
        var (ticket, at) = history.End();
        if (!ticket.IsPaused && !ticket.AwaitsIdentification) { return; }
        var standing = ticket.Clocks.Where(c => c.IsRunning && c.BreachedAt is null && (ticket.IsPaused || c.AwaitsIdentification)).ToList();
        var left = ticket.StandingLeft;
        var later = at.AddDays(40);
        var said = ticket.Warn(TicketSetting.Calendar, later);
        Assert.DoesNotContain(said, w => standing.Contains(w.Clock!));
        if (!ticket.IsPaused) { return; }
        ticket.StartWork(TicketSetting.Calendar, TicketSetting.Bruno, later);
        Assert.All(standing, c => Assert.False(c.IsLate(later)));
        Assert.All(standing, c => Assert.Null(c.BreachedAt));
        var resolution = ticket.Clocks.Single(c => c.Metric is SlaMetric.Resolution);
        Assert.Equal(left, resolution.Target - Deadline.Consumed(resolution.StartedAt, later, resolution.Hours, ticket.Schedule!.Calendar, ticket.Pauses.Select(p => p.Interval)));
    }, Histories);

    [Fact]
    public void Each_step_of_a_clock_is_said_once_in_order_and_none_before_its_time() => ForEvery(AnyHistory.Any, history =>
    {
        var (ticket, at) = history.End();
        var said = Enumerable.Range(1, 60).SelectMany(hours => ticket.Warn(TicketSetting.Calendar, at.AddHours(hours * 3)).Select(w => (w.Clock, w.Percent, w.At))).ToList();
        Assert.Equal(said.Count, said.DistinctBy(w => (w.Clock, w.Percent)).Count());
        foreach (var (clock, percent, when) in said.Where(w => w.Clock!.IsRunning))
        {
            var consumed = Deadline.Consumed(clock!.StartedAt, when, clock.Hours, ticket.Schedule!.Calendar, ticket.Pauses.Select(p => p.Interval));
            Assert.True(consumed >= clock.Target * percent / 100, $"{percent}% said after {consumed} of {clock.Target}");
        }
        Assert.Equal(ticket.History.Count(e => e.Kind is TicketEventKind.DeadlineMissed), ticket.Clocks.Count(c => c.Warned == 100));
    }, Histories);

    private static ClockAccount Account(Ticket ticket, SlaClock clock, DateTimeOffset now) => ClockAccount.Of(
        clock.Metric, clock.Target, clock.Hours, clock.StartedAt, clock.MetAt, clock.DueAt, ticket.Schedule!.Calendar, ticket.Pauses.Select(p => (p.Reason, p.Interval)), now);
}
