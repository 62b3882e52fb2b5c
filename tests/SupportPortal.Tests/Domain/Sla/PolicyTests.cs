using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using static SupportPortal.Tests.Domain.Sla.DeadlineTests;

namespace SupportPortal.Tests.Domain.Sla;

public class PolicyTests
{
    private static readonly WorkCalendar Calendar = new("Comercial", WeekHours.Standard);
    private static readonly DateTimeOffset Now = At("2026-11-18 09:00");

    [Theory]
    [InlineData(1, Priority.Critical, 1)] // category and priority
    [InlineData(1, Priority.Low, 2)] // category
    [InlineData(2, Priority.Critical, 3)] // priority
    [InlineData(2, Priority.Low, 4)] // general
    public void The_narrower_rule_goes_first_and_a_category_says_more_than_a_priority(int category, Priority priority, int hours)
    {
        var policy = Published(
            new(1, Priority.Critical, SlaMetric.Resolution, TimeSpan.FromHours(1), Hours.ClockTime), new(1, null, SlaMetric.Resolution, TimeSpan.FromHours(2), Hours.ClockTime),
            new(null, Priority.Critical, SlaMetric.Resolution, TimeSpan.FromHours(3), Hours.ClockTime), new(null, null, SlaMetric.Resolution, TimeSpan.FromHours(4), Hours.ClockTime));
        Assert.Equal(TimeSpan.FromHours(hours), policy.Published!.Terms(category, priority).Resolution.Target);
    }

    [Fact]
    public void Without_a_rule_a_next_response_is_promised_like_a_first_one_and_counted_from_the_message()
    {
        var terms = Published(General(SlaMetric.Resolution, 8)).Published!.Terms(1, Priority.Low);
        Assert.Equal((TimeSpan.FromHours(1), SlaOrigin.Registration), (terms.NextResponse.Target, terms.NextResponse.Origin));
        Assert.Equal(SlaOrigin.Identification, terms.FirstResponse.Origin);
    }

    [Fact]
    public void A_published_version_does_not_change_and_a_new_one_begins_as_its_copy()
    {
        var policy = Published(General(SlaMetric.Resolution, 8));
        Assert.Throws<RuleException>(() => policy.Published!.Describe(Calendar, true, true, []));
        Assert.Throws<RuleException>(() => policy.Publish(1, Now));
        var draft = policy.StartDraft();
        Assert.Equal((2, 2, false), (draft.Number, draft.Targets.Count, draft.IsPublished));
        Assert.Throws<RuleException>(policy.StartDraft);
        draft.Describe(Calendar, false, true, [First, General(SlaMetric.Resolution, 4)]);
        Assert.Equal(TimeSpan.FromHours(8), policy.Published!.Terms(1, Priority.Low).Resolution.Target);
        policy.Publish(1, Now);
        Assert.Equal((2, TimeSpan.FromHours(4)), (policy.Published!.Number, policy.Published.Terms(1, Priority.Low).Resolution.Target));
    }

    [Fact]
    public void A_version_without_the_general_targets_is_not_published()
    {
        var policy = new SlaPolicy("Ouro", Calendar);
        Assert.Throws<RuleException>(() => policy.Publish(1, Now));
        policy.Draft!.Describe(Calendar, true, false, [new(1, null, SlaMetric.FirstResponse, TimeSpan.FromHours(1), Hours.ClockTime), General(SlaMetric.Resolution, 8)]);
        Assert.Throws<RuleException>(() => policy.Publish(1, Now));
        Assert.Throws<RuleException>(() => policy.Draft!.Describe(Calendar, true, false, [First, First]));
    }

    [Theory]
    [InlineData("4h", 240)]
    [InlineData("1h30", 90)]
    [InlineData("1 h 05 min", 65)]
    [InlineData("45min", 45)]
    [InlineData("0h", null)]
    [InlineData("4", null)]
    [InlineData("-1h", null)]
    [InlineData("9999h", null)]
    [InlineData("", null)]
    public void A_time_is_read_as_people_write_it(string text, int? minutes)
    {
        var time = TimeText.Parse(text);
        Assert.Equal(minutes, time?.TotalMinutes);
        if (time is not null) { Assert.Equal(time, TimeText.Parse(TimeText.Write(time.Value))); }
    }

    [Theory]
    [InlineData("08:00-12:00, 13:00-18:00", true)]
    [InlineData("00:00-24:00", true)]
    [InlineData("", true)]
    [InlineData("12:00-08:00", false)]
    [InlineData("08:00-12:00, 11:00-18:00", false)]
    [InlineData("8-12", false)]
    [InlineData("08:00-24:30", false)]
    public void A_day_has_intervals_in_order(string text, bool isDay)
    {
        Assert.Equal(isDay, WeekHours.IsDay(text));
        if (!isDay) { return; }
        var week = new WeekHours(new Dictionary<DayOfWeek, string> { [DayOfWeek.Monday] = text });
        Assert.Equal((text, week), (week[DayOfWeek.Monday], WeekHours.Parse(week.ToString())));
    }

    [Theory]
    [InlineData("25/01 Aniversário de São Paulo", 2027, "2027-01-25")]
    [InlineData("02/01/2027 Ponto facultativo", 2027, "2027-01-02")]
    [InlineData("02/01/2027 Ponto facultativo", 2028, null)]
    [InlineData("Páscoa+60 Corpus Christi", 2026, "2026-06-04")]
    [InlineData("Páscoa-47 Carnaval", 2024, "2024-02-13")]
    [InlineData("29/02 Dia raro", 2027, null)]
    public void A_holiday_is_of_each_year_of_one_or_counted_from_easter(string line, int year, string? day)
    {
        var rule = Assert.Single(HolidayRule.ParseAll(line));
        Assert.Equal((day, line), (rule.In(year)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), rule.ToString()));
    }

    [Theory, InlineData("31/02 Nada"), InlineData("25/01"), InlineData("Natal"), InlineData("25/13 Mês")]
    public void What_is_no_holiday_is_named(string line) => Assert.Equal(line, HolidayRule.FaultIn($"25/01 Aniversário\n{line}"));

    [Theory] // domain/holidays.md, section 1
    [InlineData(2024, "2024-02-12 2024-02-13 2024-03-29 2024-05-30 2024-11-20")]
    [InlineData(2025, "2025-03-03 2025-03-04 2025-04-18 2025-06-19 2025-11-20")]
    [InlineData(2026, "2026-02-16 2026-02-17 2026-04-03 2026-06-04 2026-11-20")]
    public void Nobody_works_on_a_movable_feast(int year, string days)
    {
        var schedule = new WorkSchedule(Calendar, nationalHolidays: true, [], true, false);
        var holidays = days.Split(' ').Select(d => DateOnly.ParseExact(d, "yyyy-MM-dd")).ToList();
        Assert.All(holidays, day => Assert.False(schedule.Calendar.IsWorkingDay(day)));
        Assert.Subset(schedule.HolidaysBetween(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)).Select(h => h.Date).ToHashSet(), holidays.ToHashSet());
        Assert.True(schedule.Calendar.IsWorkingDay(new DateOnly(year, 12, 31)) || new DateOnly(year, 12, 31).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        Assert.All(holidays, day => Assert.True(new WorkSchedule(Calendar, nationalHolidays: false, [], true, false).Calendar.IsWorkingDay(day)));
    }

    [Fact]
    public void A_citys_holiday_counts_for_the_contracts_that_chose_it_alone()
    {
        var city = new HolidaySet("São Paulo (SP)", HolidayScope.Municipal, "18/11/2026 Feriado da cidade");
        DateTimeOffset Due(params HolidaySet[] sets) => Deadline.Due(Now, TimeSpan.FromHours(2), Hours.BusinessTime, new WorkSchedule(Calendar, true, sets, true, false).Calendar, [], Now);
        Assert.Equal((At("2026-11-18 11:00"), At("2026-11-19 10:00")), (Due(), Due(city)));
    }

    [Fact]
    public void A_calendar_without_working_time_is_refused_and_never_loops()
    {
        Assert.Throws<RuleException>(() => new WorkCalendar("Vazio", new WeekHours(new Dictionary<DayOfWeek, string>())));
        var everyDay = new HolidaySet("Sempre", HolidayScope.State, string.Join('\n', Enumerable.Range(1, 12).SelectMany(m => Enumerable.Range(1, DateTime.DaysInMonth(2024, m)).Select(d => $"{d:00}/{m:00} Feriado"))));
        var never = new WorkSchedule(Calendar, true, [everyDay], true, false).Calendar;
        Assert.Throws<RuleException>(() => Deadline.Due(Now, TimeSpan.FromHours(1), Hours.BusinessTime, never, [], Now));
        Assert.Throws<RuleException>(() => never.EndOfWorkingDay(Now, 1));
        Assert.Equal(TimeSpan.Zero, Deadline.Consumed(Now, Now.AddDays(30), Hours.BusinessTime, never, []));
    }

    [Fact]
    public void Work_until_midnight_goes_on_after_it()
    {
        var always = new WeekHours(Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => "00:00-24:00"));
        var calendar = new WorkSchedule(new WorkCalendar("24 horas", always), nationalHolidays: false, [], true, false).Calendar;
        Assert.Equal(At("2026-11-19 01:00"), Deadline.Due(At("2026-11-18 23:00"), TimeSpan.FromHours(2), Hours.BusinessTime, calendar, [], Now));
    }

    [Fact]
    public void What_is_simulated_counts_waits_by_what_the_policy_stops_for_and_origins_by_their_moment()
    {
        var terms = Published(General(SlaMetric.Resolution, 8, Hours.BusinessTime)).Published!.Terms(1, Priority.Low) with { Schedule = new WorkSchedule(Calendar, true, [], pausesForCustomer: true, pausesForThirdParty: false) };
        var deadlines = Simulation.Of(terms, Now, At("2026-11-18 10:00"),
            [new(At("2026-11-18 11:00"), At("2026-11-19 10:00"), ForThirdParty: false), new(At("2026-11-19 11:00"), At("2026-11-23 10:00"), ForThirdParty: true)]);
        Assert.Equal([At("2026-11-18 11:00"), At("2026-11-18 10:00"), At("2026-11-19 17:00")], deadlines.Select(d => d.Account.DueAt)); // spec.md section 4: waiting moves 8 h to Thu 17:00
        Assert.Throws<RuleException>(() => Simulation.Of(terms, Now, null, [new(At("2026-11-18 12:00"), At("2026-11-18 11:00"), false)]));
        Assert.Throws<RuleException>(() => Simulation.Of(terms, Now, At("2026-11-18 08:00"), []));
    }

    private static SlaTarget First => new(null, null, SlaMetric.FirstResponse, TimeSpan.FromHours(1), Hours.ClockTime, SlaOrigin.Identification);

    private static SlaTarget General(SlaMetric metric, int hours, Hours counted = Hours.ClockTime) => new(null, null, metric, TimeSpan.FromHours(hours), counted);

    private static SlaPolicy Published(params SlaTarget[] targets)
    {
        var policy = new SlaPolicy("Ouro", Calendar);
        policy.Draft!.Describe(Calendar, pausesForCustomer: true, pausesForThirdParty: false, [First, .. targets]);
        policy.Publish(by: 1, Now);
        return policy;
    }
}
