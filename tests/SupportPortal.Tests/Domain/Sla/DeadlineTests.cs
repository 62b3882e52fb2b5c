using System.Globalization;
using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using Xunit;

namespace SupportPortal.Tests.Domain.Sla;

public class DeadlineTests
{
    private static readonly BusinessCalendar Calendar = StandardCalendar.Instance;

    [Theory] // the table of spec.md section 4; 20/11/2026, a Friday, is a holiday
    [InlineData("2026-11-19 11:30", 1, "2026-11-19 13:30")]
    [InlineData("2026-11-19 16:30", 4, "2026-11-23 10:30")]
    [InlineData("2026-11-20 10:00", 1, "2026-11-23 09:00")]
    [InlineData("2026-11-21 09:00", 8, "2026-11-23 17:00")]
    [InlineData("2026-11-18 07:00", 1, "2026-11-18 09:00")]
    public void Business_hours_count_inside_the_calendar(string from, int hours, string due) =>
        Assert.Equal(At(due), Deadline.Due(At(from), TimeSpan.FromHours(hours), Hours.BusinessTime, Calendar, [], At(from)));

    [Theory]
    [InlineData(2, "2026-11-20 01:30")]
    [InlineData(4, "2026-11-20 03:30")]
    [InlineData(24, "2026-11-20 23:30")]
    public void Clock_hours_run_through_nights_and_holidays(int hours, string due) =>
        Assert.Equal(At(due), Deadline.Due(At("2026-11-19 23:30"), TimeSpan.FromHours(hours), Hours.ClockTime, Calendar, [], At("2026-11-19 23:30")));

    [Fact]
    public void Waiting_for_the_customer_moves_the_deadline_by_the_working_hours_it_took()
    {
        Pause waiting = new(At("2026-11-18 11:00"), At("2026-11-19 10:00"));
        Assert.Equal(At("2026-11-19 17:00"), Deadline.Due(
            At("2026-11-18 09:00"), TimeSpan.FromHours(8), Hours.BusinessTime, Calendar, [waiting], At("2026-11-19 10:00")));
    }

    [Fact]
    public void An_open_pause_moves_the_deadline_with_the_clock_on_the_wall()
    {
        Pause open = new(At("2026-11-18 10:00"), null);
        DateTimeOffset Due(string now) => Deadline.Due(At("2026-11-18 09:00"), TimeSpan.FromHours(4), Hours.ClockTime, Calendar, [open], At(now));
        Assert.Equal((At("2026-11-18 13:00"), At("2026-11-18 15:30")), (Due("2026-11-18 10:00"), Due("2026-11-18 12:30")));
    }

    [Fact]
    public void The_target_is_what_has_been_consumed_at_the_deadline_whatever_the_pauses()
    {
        var random = new Random(20261119);
        for (var i = 0; i < 1_000; i++)
        {
            var origin = At("2026-11-02 00:00").AddMinutes(random.Next(40_000));
            var target = TimeSpan.FromMinutes(random.Next(1, 4_000));
            var hours = random.Next(2) == 0 ? Hours.ClockTime : Hours.BusinessTime;
            var pauses = Enumerable.Range(0, random.Next(5)).Select(_ =>
            {
                var from = origin.AddMinutes(random.Next(-500, 6_000));
                return new Pause(from, from.AddMinutes(random.Next(2_000)));
            }).ToList();
            var due = Deadline.Due(origin, target, hours, Calendar, pauses, origin);
            Assert.Equal(target, Deadline.Consumed(origin, due, hours, Calendar, pauses));
            Assert.True(Deadline.Consumed(origin, due.AddMinutes(-1), hours, Calendar, pauses) < target);
        }
    }

    [Fact]
    public void Five_working_days_after_a_thursday_pass_over_the_holiday_and_the_weekend() =>
        Assert.Equal(At("2026-11-27 18:00"), Calendar.EndOfWorkingDay(At("2026-11-19 15:00"), 5));

    internal static DateTimeOffset At(string local)
    {
        var time = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return PortalTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time));
    }
}
