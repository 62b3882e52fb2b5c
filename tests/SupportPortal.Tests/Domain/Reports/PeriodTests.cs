using SupportPortal.Domain;
using SupportPortal.Domain.Reports;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Tests.Domain.Reports;

public class PeriodTests
{
    private static readonly DateOnly Wednesday = new(2026, 9, 16);

    [Fact]
    public void A_month_is_told_by_the_day_and_anything_longer_by_weeks_that_begin_on_monday()
    {
        Assert.Equal(31, new Period(Wednesday, Wednesday.AddDays(30)).Parts().Count);
        var weeks = new Period(Wednesday, Wednesday.AddDays(31)).Parts();
        Assert.Equal([Wednesday, new(2026, 9, 21), new(2026, 9, 28), new(2026, 10, 5), new(2026, 10, 12)], weeks.Select(w => w.First));
        Assert.Equal(new DateOnly(2026, 10, 17), weeks[^1].Last);
        Assert.Equal(32, weeks.Sum(w => w.Days));
    }

    [Fact]
    public void It_is_compared_with_as_many_days_just_before() =>
        Assert.Equal(new Period(new(2026, 9, 9), new(2026, 9, 15)), new Period(Wednesday, Wednesday.AddDays(6)).Before);

    [Fact]
    public void Its_days_are_those_of_sao_paulo()
    {
        var day = new Period(Wednesday, Wednesday);
        Assert.Equal((DateTimeOffset.Parse("2026-09-16T03:00Z", null), DateTimeOffset.Parse("2026-09-17T03:00Z", null)), (day.Start, day.End));
    }

    [Fact]
    public void Working_time_is_summed_up_before_each_interval()
    {
        var time = WorkingTime.Of(StandardCalendar.Instance, new(2026, 9, 4), new(2026, 9, 8)); // Friday to Tuesday; Monday, 7 September, is a holiday
        Assert.Equal([14400d, 18000d, 14400d, 18000d], time.Seconds);
        Assert.Equal([0d, 14400d, 32400d, 46800d], time.Before);
        Assert.Equal(PortalTime.At(new(2026, 9, 8), new(8, 0)), time.Starts[2]);
    }
}
