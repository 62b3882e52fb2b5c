using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using static SupportPortal.Tests.Domain.Sla.DeadlineTests;
using static SupportPortal.Tests.Domain.Tickets.TicketSetting;

namespace SupportPortal.Tests.Domain.Tickets;

public class TicketDeadlineTests
{
    private static readonly DateTimeOffset Nine = At("2026-11-18 09:00");

    [Fact]
    public void What_counts_from_identification_stands_still_until_somebody_lays_hands_on_it()
    {
        var ticket = Open(Nine, Under(SlaOrigin.Identification));
        Assert.Equal((true, TimeSpan.FromHours(4), (DateTimeOffset?)null), (ticket.AwaitsIdentification, ticket.StandingLeft, Resolution(ticket).NextWarningAt));
        Assert.Empty(ticket.Warn(Calendar, Nine.AddDays(3)));
        ticket.Assign(Staff(2, "Bruno Teixeira"), Bruno, Nine.AddHours(3));
        Assert.Equal((false, null, Nine.AddHours(7), Nine.AddHours(3)), (ticket.AwaitsIdentification, ticket.StandingLeft, ticket.DueAt, Resolution(ticket).StartedAt));
        ticket.Assign(Staff(3, "Camila Rocha"), Bruno, Nine.AddHours(5));
        Assert.Equal(Nine.AddHours(7), ticket.DueAt); // the first hand counts
    }

    [Fact]
    public void Cancelling_what_was_never_identified_breaks_no_promise()
    {
        var ticket = Open(Nine, Under(SlaOrigin.Identification));
        ticket.Cancel("Engano.", Calendar, Ana, Nine.AddDays(9));
        Assert.All(ticket.Clocks, c => Assert.Equal((false, null), (c.IsLate(Nine.AddDays(9)), c.BreachedAt)));
        Assert.Null(ticket.StandingLeft);
    }

    [Theory]
    [InlineData(true, 5)]
    [InlineData(false, 4)]
    public void Waiting_for_a_third_party_stops_the_clock_where_the_policy_says_so(bool pauses, int hours)
    {
        var ticket = Open(Nine, Under(SlaOrigin.Registration, pausesForThirdParty: pauses));
        ticket.WaitForThirdParty("Sefaz.", Calendar, Bruno, Nine.AddHours(1));
        Assert.Equal((pauses, pauses ? TimeSpan.FromHours(3) : null), (ticket.IsPaused, ticket.StandingLeft));
        ticket.StartWork(Calendar, Bruno, Nine.AddHours(2));
        Assert.Equal((Nine.AddHours(hours), false, null), (ticket.DueAt, ticket.IsPaused, ticket.StandingLeft));
    }

    [Fact]
    public void Waiting_for_the_customer_need_not_stop_it()
    {
        var ticket = Open(Nine, Under(SlaOrigin.Registration, pausesForCustomer: false));
        ticket.WaitForCustomer("Qual?", Calendar, Bruno, Nine.AddHours(1));
        Assert.Equal((false, 0, Nine.AddHours(4)), (ticket.IsPaused, ticket.Pauses.Count, ticket.DueAt));
    }

    [Fact]
    public void What_the_portal_sends_by_itself_is_no_answer()
    {
        var ticket = Open(Nine);
        ticket.Reply("Recebemos o seu chamado.", Calendar, Actor.System, Nine.AddMinutes(1));
        Assert.Equal((TicketStatus.New, true), (ticket.Status, ticket.AwaitsReply));
        Assert.All(ticket.Clocks, c => Assert.True(c.IsRunning));
    }

    [Fact]
    public void A_broken_promise_leaves_one_internal_line_also_when_it_is_kept_too_late()
    {
        var ticket = Open(Nine); // first response in 2 h, solution in 4 h
        Assert.Equal([50], ticket.Warn(Calendar, Nine.AddHours(1)).Select(w => w.Percent));
        ticket.Reply("Vamos olhar.", Calendar, Bruno, Nine.AddHours(3));
        var late = ticket.Warn(Calendar, Nine.AddHours(3));
        Assert.Equal([(SlaMetric.FirstResponse, 80), (SlaMetric.FirstResponse, 100), (SlaMetric.Resolution, 50)], late.Select(w => (w.Clock!.Metric, w.Percent)));
        Assert.Empty(ticket.Warn(Calendar, Nine.AddHours(3)));
        var line = Assert.Single(ticket.History, e => e.Kind is TicketEventKind.DeadlineMissed);
        Assert.Equal((true, nameof(SlaMetric.FirstResponse), Side.System), (line.IsInternal, line.From, line.Side));
    }

    [Fact]
    public void At_the_moment_it_falls_due_an_answer_is_in_time()
    {
        var ticket = Open(Nine);
        ticket.Warn(Calendar, Nine.AddHours(2));
        ticket.Reply("No limite.", Calendar, Bruno, Nine.AddHours(2));
        Assert.Null(ticket.Clocks.Single(c => c.Metric is SlaMetric.FirstResponse).BreachedAt);
        Assert.DoesNotContain(ticket.Warn(Calendar, Nine.AddHours(2)), w => w.Percent == 100);
    }

    [Fact]
    public void Recalculating_takes_the_present_terms_and_says_old_and_new_deadline()
    {
        var ticket = Open(Nine, Under(SlaOrigin.Registration));
        ticket.Recalculate(Under(SlaOrigin.Registration, hours: 8, counted: Hours.BusinessTime), "Calendário corrigido.", Calendar, Bruno, Nine.AddHours(1));
        Assert.Equal(At("2026-11-18 18:00"), ticket.DueAt);
        var line = ticket.History[^1];
        Assert.Equal((TicketEventKind.DeadlineRecalculated, "Calendário corrigido.", false), (line.Kind, line.Note, line.IsInternal));
        Assert.Equal((Nine.AddHours(4), At("2026-11-18 18:00")), (DateTimeOffset.Parse(line.From!), DateTimeOffset.Parse(line.To!)));
        ticket.Resolve(Calendar, Bruno, Nine.AddHours(2));
        Assert.Throws<SupportPortal.Domain.RuleException>(() => ticket.Recalculate(FourHours, "De novo.", Calendar, Bruno, Nine.AddHours(3)));
    }

    private static SlaClock Resolution(Ticket ticket) => ticket.Clocks.Single(c => c.Metric is SlaMetric.Resolution);

    private static SlaTerms Under(SlaOrigin origin, int hours = 4, Hours counted = Hours.ClockTime, bool pausesForCustomer = true, bool pausesForThirdParty = false)
    {
        var promise = new SlaPromise(TimeSpan.FromHours(hours), counted, origin);
        return new SlaTerms(promise, promise with { Origin = SlaOrigin.Registration }, promise)
        {
            Schedule = new WorkSchedule(new WorkCalendar("Comercial", WeekHours.Standard), true, [], pausesForCustomer, pausesForThirdParty),
        };
    }
}
