using SupportPortal.Domain.Billing;
using static SupportPortal.Domain.Billing.SettlementOutcome;

namespace SupportPortal.Tests.Domain.Billing;

public class AnnualSettlementTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void A_year_that_is_over_and_paid_is_declared_settled() =>
        Assert.Equal([new(2025, Issuable), new(2024, Issuable)], AnnualSettlement.Of([new(2024, 12, 0), new(2025, 1, 0)], Today));

    [Fact]
    public void What_is_open_stands_in_the_way_of_its_own_year_and_of_every_later_one() =>
        Assert.Equal([new(2025, OpenFromBefore), new(2024, OpenInTheYear), new(2023, Issuable)], AnnualSettlement.Of([new(2025, 12, 0), new(2023, 12, 0), new(2024, 11, 1)], Today));

    [Fact]
    public void Neither_this_year_nor_one_to_come_nor_one_with_cancelled_titles_only_is_there() =>
        Assert.Empty(AnnualSettlement.Of([new(2026, 12, 0), new(2027, 1, 0), new(2025, 0, 0)], Today));

    [Fact]
    public void A_year_is_over_on_the_first_of_january()
    {
        Assert.Empty(AnnualSettlement.Of([new(2026, 12, 0)], new DateOnly(2026, 12, 31)));
        Assert.Equal([new(2026, Issuable)], AnnualSettlement.Of([new(2026, 12, 0)], new DateOnly(2027, 1, 1)));
    }

    [Theory]
    [InlineData("janeiro a dezembro", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)]
    [InlineData("março", 3, 3)]
    [InlineData("janeiro e fevereiro", 2, 1)]
    [InlineData("março, maio a julho e novembro", 11, 3, 7, 6, 5)]
    [InlineData("janeiro, fevereiro e dezembro", 12, 1, 2)]
    public void Months_are_said_as_people_say_them(string words, params int[] months) => Assert.Equal(words, AnnualSettlement.MonthsInWords(months));
}
