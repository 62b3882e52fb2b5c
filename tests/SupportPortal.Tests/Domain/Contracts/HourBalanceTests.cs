using FsCheck.Fluent;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using Property = SupportPortal.Tests.Support.Property;

namespace SupportPortal.Tests.Domain.Contracts;

public class HourBalanceTests
{
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DateTimeOffset Noon = PortalTime.At(new DateOnly(2026, 11, 19), new TimeOnly(12, 0));

    [Fact]
    public void Months_tell_every_movement_once_and_each_opens_with_what_the_last_one_left() => Property.ForEvery(Movements, sums =>
    {
        var months = HourBalance.Months(sums, January.AddMonths(6));
        Assert.Equal(sums.Sum(s => s.Minutes), months.Count == 0 ? 0 : months[^1].Closing);
        Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal((pair.First.Closing, pair.First.Month.AddMonths(1)), (pair.Second.Opening, pair.Second.Month)));
        Assert.All(months, m => Assert.Equal(m.Closing, m.Opening + sums.Where(s => s.Month == m.Month).Sum(s => s.Minutes)));
        Assert.All(months.Take(1), m => Assert.Equal(0, m.Opening));
    }, times: 2_000);

    [Theory]
    [InlineData(600, 479, false)]
    [InlineData(600, 480, true)]
    [InlineData(600, 700, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, true)]
    [InlineData(600, -30, false)]
    public void The_warning_begins_at_eighty_in_a_hundred_of_what_there_was(int granted, int used, bool warned) =>
        Assert.Equal(warned, new HourMonth(January, 0, granted, 0, used).IsNearlyUsedUp);

    [Fact]
    public void A_contract_brings_hours_from_its_month_on_and_not_after_its_end()
    {
        var contract = new Contract("CT-1", 5, new DateOnly(2026, 3, 20), new DateOnly(2026, 6, 10));
        Assert.Empty(contract.HourMonths(new DateOnly(2026, 5, 1)));
        contract.IncludeHours(600, new DateOnly(2026, 2, 10));
        Assert.Equal([3, 4, 5], contract.HourMonths(new DateOnly(2026, 5, 1)).Select(m => m.Month));
        Assert.Equal([3, 4, 5, 6], contract.HourMonths(new DateOnly(2026, 12, 1)).Select(m => m.Month));
        contract.IncludeHours(300, new DateOnly(2026, 5, 1));
        Assert.Equal(new DateOnly(2026, 3, 1), contract.HoursFrom);
        Assert.Throws<RuleException>(() => contract.IncludeHours(-1, January));
        Assert.Throws<RuleException>(() => contract.IncludeHours(HourBalance.MaxMonthlyMinutes + 1, January));
    }

    [Fact]
    public void Only_hours_of_an_order_come_back_and_nothing_moves_by_nothing()
    {
        var contract = new Contract("CT-1", 5, January, new DateOnly(2026, 12, 31));
        var adjusted = HourMovement.Adjusted(contract, -30, "Engano.", Guid.NewGuid(), Actor.System, Noon);
        Assert.Equal((-30, new DateOnly(2026, 11, 1)), (adjusted.Minutes, adjusted.Month));
        Assert.Throws<RuleException>(() => adjusted.Returned(Actor.System, Noon));
        Assert.Throws<RuleException>(() => HourMovement.Adjusted(contract, 0, "Nada.", Guid.NewGuid(), Actor.System, Noon));
    }

    private static FsCheck.Gen<HourSum[]> Movements =>
        (from month in Gen.Choose(0, 11)
         from kind in Gen.Elements(Enum.GetValues<HourMovementKind>())
         from minutes in Gen.Choose(-3_000, 3_000)
         select new HourSum(January.AddMonths(month), kind, minutes)).ArrayOf();
}
