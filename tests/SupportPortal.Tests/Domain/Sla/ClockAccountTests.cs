using System.Globalization;
using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using Xunit;

namespace SupportPortal.Tests.Domain.Sla;

public class ClockAccountTests
{
    private static readonly BusinessCalendar Calendar = StandardCalendar.Instance;

    [Fact]
    public void A_pause_and_the_closed_hours_explain_the_deadline()
    {
        var account = Of(8, Hours.BusinessTime, "2026-11-18 09:00", null, "2026-11-19 14:00", ("Falta o log", "2026-11-18 11:00", "2026-11-19 10:00"));
        Assert.Equal(
            [
                (SpanKind.Counted, "18 09:00", "18 11:00", null), (SpanKind.Paused, "18 11:00", "19 10:00", "Falta o log"), (SpanKind.Counted, "19 10:00", "19 12:00", null),
                (SpanKind.Closed, "19 12:00", "19 13:00", null), (SpanKind.Counted, "19 13:00", "19 14:00", (string?)null),
            ],
            account.Spans.Select(s => (s.Kind, Local(s.From), Local(s.To), s.Reason)));
        Assert.Equal((At("2026-11-19 17:00"), TimeSpan.FromHours(5), TimeSpan.FromHours(3), false), (account.DueAt, account.Consumed, account.Left, account.IsLate));
    }

    [Fact]
    public void An_open_pause_runs_until_now_and_what_comes_after_the_end_is_left_out()
    {
        var open = Of(4, Hours.ClockTime, "2026-11-18 09:00", null, "2026-11-18 12:30", ("Qual versão?", "2026-11-18 10:00", null));
        Assert.Equal((At("2026-11-18 15:30"), TimeSpan.FromHours(1), TimeSpan.FromHours(2.5)), (open.DueAt, open.Consumed, open.Sum(SpanKind.Paused)));
        var met = Of(4, Hours.ClockTime, "2026-11-18 09:00", "2026-11-18 09:30", "2026-11-18 12:30", ("Qual versão?", "2026-11-18 10:00", null));
        Assert.Equal((TimeSpan.FromMinutes(30), 1), (met.Elapsed, met.Spans.Count));
    }

    [Fact]
    public void A_clock_that_has_just_begun_has_no_spans() => Assert.Empty(Of(4, Hours.BusinessTime, "2026-11-18 09:00", null, "2026-11-18 09:00").Spans);

    [Fact]
    public void The_holiday_of_the_week_is_named_and_weekends_are_not() =>
        Assert.Equal([new DateOnly(2026, 11, 20)], StandardCalendar.Holidays(new DateOnly(2026, 11, 14), new DateOnly(2026, 11, 30)).Select(h => h.Date));

    [Fact]
    public void Whatever_the_pauses_the_spans_follow_each_other_and_add_up()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 500; i++)
        {
            var origin = At("2026-11-02 00:00").AddMinutes(random.Next(40_000));
            var hours = random.Next(2) == 0 ? Hours.ClockTime : Hours.BusinessTime;
            var now = origin.AddMinutes(random.Next(1, 9_000));
            var pauses = Enumerable.Range(0, random.Next(5)).Select(n =>
            {
                var from = origin.AddMinutes(random.Next(-500, 6_000));
                return ($"Pausa {n}", new Pause(from, random.Next(4) == 0 ? null : from.AddMinutes(random.Next(2_000))));
            }).ToList();
            var target = TimeSpan.FromMinutes(random.Next(1, 4_000));
            var account = ClockAccount.Of(SlaMetric.Resolution, target, hours, origin, null, origin, Calendar, pauses, now);

            Assert.Equal(account.Elapsed, account.Sum(SpanKind.Counted) + account.Sum(SpanKind.Paused) + account.Sum(SpanKind.Closed));
            Assert.Equal((origin, now), (account.Spans[0].From, account.Spans[^1].To));
            Assert.All(account.Spans.Zip(account.Spans.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            Assert.Equal(Deadline.Consumed(origin, now, hours, Calendar, pauses.Select(p => p.Item2)), account.Consumed);
            Assert.True(account.IsLate || account.Left >= TimeSpan.Zero);
        }
    }

    private static ClockAccount Of(int target, Hours hours, string from, string? met, string now, params (string Reason, string From, string? To)[] pauses) => ClockAccount.Of(
        SlaMetric.Resolution, TimeSpan.FromHours(target), hours, At(from), met is null ? null : At(met), At(from).AddHours(target), Calendar,
        pauses.Select(p => (p.Reason, new Pause(At(p.From), p.To is null ? null : At(p.To)))), At(now));

    private static string Local(DateTimeOffset at) => PortalTime.ToLocal(at).ToString("dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return PortalTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
