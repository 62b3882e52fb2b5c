using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class DueDateFactorTests
{
    [Fact]
    public void Every_due_date_is_read_back_within_the_window_around_it()
    {
        for (var date = new DateOnly(2000, 7, 3); date <= DueDateFactor.LastDueDate; date = date.AddDays(1))
        {
            var factor = DueDateFactor.Encode(date);
            Assert.Equal(date, DueDateFactor.Decode(factor, date));
            Assert.Equal(date, DueDateFactor.Decode(factor, date.AddDays(3000)));
            Assert.Equal(date, DueDateFactor.Decode(factor, date.AddDays(-5500)));
        }
    }

    [Fact]
    public void The_reserved_gap_is_499_days_wide()
    {
        var readOn = new DateOnly(2026, 11, 21);
        var unknown = Enumerable.Range(1000, 9000).Count(factor => DueDateFactor.Decode(factor.ToString(), readOn) is null);
        Assert.Equal(499, unknown);
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("0999")]
    public void A_factor_no_boleto_of_today_has_gives_no_date(string factor) =>
        Assert.Null(DueDateFactor.Decode(factor, new DateOnly(2026, 11, 21)));

    [Theory]
    [InlineData("")]
    [InlineData("123")]
    [InlineData("12A4")]
    public void What_is_not_four_digits_is_no_factor(string factor) =>
        Assert.Throws<FormatException>(() => DueDateFactor.Decode(factor, new DateOnly(2026, 11, 21)));
}
