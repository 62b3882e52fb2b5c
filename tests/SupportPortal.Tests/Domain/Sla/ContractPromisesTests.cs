using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Domain.Sla;

public class ContractPromisesTests
{
    [Fact]
    public void Priorities_for_which_the_same_holds_share_a_line_and_a_draft_counts_for_nobody()
    {
        var calendar = new WorkCalendar("Comercial", WeekHours.Standard);
        var policy = new SlaPolicy("Ouro", calendar, isDefault: true);
        policy.Draft!.Describe(calendar, true, false,
        [
            new(null, null, SlaMetric.FirstResponse, TimeSpan.FromHours(2), Hours.BusinessTime),
            new(null, null, SlaMetric.Resolution, TimeSpan.FromHours(24), Hours.BusinessTime),
            new(7, Priority.Critical, SlaMetric.Resolution, TimeSpan.FromHours(4), Hours.ClockTime),
        ]);
        policy.Publish(null, DateTimeOffset.UnixEpoch);
        policy.StartDraft().Describe(calendar, true, false, [new(null, null, SlaMetric.FirstResponse, TimeSpan.FromHours(1), Hours.ClockTime), new(null, null, SlaMetric.Resolution, TimeSpan.FromHours(1), Hours.ClockTime)]);
        var holidays = new HolidaySet("Cidade", HolidayScope.Municipal, "10/06/2030 Padroeira");
        var promises = ContractPromises.Of(new SlaBook([policy], [holidays]), new ContractDeadlines(1, "CT-1", null, true, [holidays.Id], []), [(6, "Consulta"), (7, "Parada")]);

        Assert.Equal(1, promises.Version);
        Assert.Equal(["Consulta", "Parada", "Parada"], promises.Lines.Select(l => l.Category));
        Assert.Empty(promises.Lines[0].Priorities);
        Assert.Equal(TimeSpan.FromHours(4), promises.Lines.Single(l => l.Priorities is [Priority.Critical]).Resolution.Target);
        Assert.Equal(3, promises.Lines.Single(l => l.Priorities.Count > 1).Priorities.Count);
        Assert.True(promises.CountsBusinessTime);
        var next = promises.NextHolidays(new DateOnly(2030, 6, 3));
        Assert.Equal(new DateOnly(2030, 6, 10), next[0].Date);
        Assert.Equal(ContractPromises.HolidaysShown, next.Count);
    }
}
