using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class LatePaymentTests
{
    private static readonly DateOnly Saturday = new(2026, 11, 21);

    [Fact]
    public void Due_on_a_saturday_it_is_paid_on_monday_without_charges_and_on_tuesday_with_three_days()
    {
        var monday = LateCharges.On(1000m, Saturday, Saturday.AddDays(2), 2, 1, BankCalendar.National);
        var tuesday = LateCharges.On(1000m, Saturday, Saturday.AddDays(3), 2, 1, BankCalendar.National);

        Assert.Equal((0, 0m, 0m, 1000m), (monday.DaysLate, monday.Fine, monday.Interest, monday.Total));
        Assert.Equal((3, 20m, 1m, 1021m), (tuesday.DaysLate, tuesday.Fine, tuesday.Interest, tuesday.Total));
    }

    /// <summary>Due on a Saturday, with 30 off up to the Thursday before, or up to the due date itself.</summary>
    [Theory]
    [InlineData("2026-11-19", "2026-11-19", 30, 0, 970)] // the discount's last day
    [InlineData("2026-11-19", "2026-11-20", 0, 0, 1000)]
    [InlineData("2026-11-21", "2026-11-21", 30, 0, 970)]
    [InlineData("2026-11-21", "2026-11-23", 0, 0, 1000)] // Monday: in time still, without discount
    [InlineData("2026-11-21", "2026-11-24", 0, 21, 1021)]
    [InlineData(null, "2026-11-19", 0, 0, 1000)]
    public void The_discount_ends_on_its_day_and_charges_begin_after_the_effective_due_date(string? until, string day, int off, int charged, int total)
    {
        var discount = until is null ? null : new Discount(30m, DateOnly.Parse(until));
        var charges = LateCharges.On(1000m, Saturday, DateOnly.Parse(day), 2, 1, BankCalendar.National, discount: discount);
        Assert.Equal((off, charged, total), (charges.Discount, charges.Fine + charges.Interest, charges.Total));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1001, 0)]
    [InlineData(30, 1)] // after the due date
    public void A_discount_that_makes_no_sense_is_refused(int amount, int daysAfterDue)
    {
        var discount = new Discount(amount, Saturday.AddDays(daysAfterDue));
        Assert.Equal("desconto", Assert.Throws<BoletoException>(() => LateCharges.On(1000m, Saturday, Saturday, 2, 1, BankCalendar.National, discount: discount)).Field);
    }

    [Theory]
    [InlineData(MidpointRounding.AwayFromZero, 17)]
    [InlineData(MidpointRounding.ToZero, 16)]
    public void Cents_are_rounded_as_the_bank_does(MidpointRounding rounding, int cents)
    {
        var due = new DateOnly(2025, 7, 1);
        Assert.Equal(cents / 100m, LateCharges.On(100m, due, due.AddDays(5), 2, 1, BankCalendar.National, rounding).Interest);
    }

    [Fact]
    public void Negative_terms_are_refused() =>
        Assert.Throws<BoletoException>(() => LateCharges.On(100m, Saturday, Saturday, -1, 1, BankCalendar.National));

    [Fact]
    public void A_local_holiday_closes_the_banks_of_its_own_calendar_only()
    {
        var july9 = new DateOnly(2026, 7, 9);
        var saoPaulo = new BankCalendar(july9);

        Assert.Equal(july9.AddDays(1), saoPaulo.EffectiveDueDate(july9));
        Assert.True(BankCalendar.National.IsBusinessDay(july9));
    }

    [Theory]
    [InlineData(2023, 12)]
    [InlineData(2024, 13)]
    public void The_twentieth_of_november_is_national_since_2024(int year, int holidays) =>
        Assert.Equal(holidays, BankCalendar.Holidays(year).Count);
}
