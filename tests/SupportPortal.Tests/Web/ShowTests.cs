using System.Globalization;
using SupportPortal.Web;

namespace SupportPortal.Tests.Web;

public class ShowTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 18, 8, 0, TimeSpan.Zero); // 15:08 in São Paulo

    [Theory]
    [InlineData("pt-BR", "1234.56", "R$\u00a01.234,56")]
    [InlineData("pt-BR", "-0.5", "\u2212R$\u00a00,50")]
    [InlineData("en", "1234.56", "R$\u00a01,234.56")]
    [InlineData("es", "1000", "R$\u00a01.000,00")]
    public void Money_keeps_its_sign_and_never_breaks(string language, string amount, string shown) =>
        In(language, () => Assert.Equal(shown, Show.Money(decimal.Parse(amount, CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("pt-BR", "14/09/2026 15:08")]
    [InlineData("en", "14 Sep 2026 15:08")]
    [InlineData("es", "14/09/2026 15:08")]
    public void A_moment_is_that_of_Sao_Paulo(string language, string shown) => In(language, () => Assert.Equal(shown, Show.DateTime(Now)));

    [Theory]
    [InlineData(34, "34\u00a0min", "34min")]
    [InlineData(108, "1\u00a0h 48\u00a0min", "1h48")]
    [InlineData(240, "4\u00a0h", "4h00")]
    [InlineData(-22, "22\u00a0min", "\u221222min")]
    [InlineData(36 * 60, "36\u00a0h", "36h00")]
    [InlineData(50 * 60, "2\u00a0d 2\u00a0h", "2d")]
    public void Durations_have_a_long_and_a_short_form(int minutes, string spoken, string chip)
    {
        Assert.Equal(spoken, Show.Duration(TimeSpan.FromMinutes(minutes)));
        Assert.Equal(chip, Show.ShortDuration(TimeSpan.FromMinutes(minutes)));
    }

    [Theory]
    [InlineData(0, "0\u00a0h", "0\u00a0h")]
    [InlineData(30, "30\u00a0min", "+30\u00a0min")]
    [InlineData(90, "1\u00a0h 30\u00a0min", "+1\u00a0h 30\u00a0min")]
    [InlineData(52 * 60, "52\u00a0h", "+52\u00a0h")]
    [InlineData(-75, "\u22121\u00a0h 15\u00a0min", "\u22121\u00a0h 15\u00a0min")]
    public void Hours_of_a_balance_are_never_told_in_days(int minutes, string shown, string signed) =>
        In("pt-BR", () => Assert.Equal((shown, signed), (Show.Hours(minutes), Show.SignedHours(minutes))));

    [Theory]
    [InlineData(1, "1\u00a0KB")]
    [InlineData(412 * 1024, "412\u00a0KB")]
    [InlineData(64 * 1024 * 1024, "64\u00a0MB")]
    [InlineData(1572864, "1,5\u00a0MB")]
    public void Sizes_are_in_KB_and_MB(long bytes, string shown) => In("pt-BR", () => Assert.Equal(shown, Show.Size(bytes)));

    [Theory]
    [InlineData("Camila Rocha", "CR")]
    [InlineData("Ana", "A")]
    [InlineData(" José  da Silva ", "JS")]
    [InlineData("", "")]
    public void Initials_are_the_first_and_the_last(string name, string initials) => Assert.Equal(initials, Show.Initials(name));

    [Theory]
    [InlineData("pt-BR", 0, "Hoje, 15:08")]
    [InlineData("pt-BR", -1, "Ontem, 15:08")]
    [InlineData("pt-BR", 1, "Amanhã, 15:08")]
    [InlineData("pt-BR", -2, "12/09/2026 15:08")]
    [InlineData("en", 0, "Today, 15:08")]
    [InlineData("es", 1, "Mañana, 15:08")]
    public void Near_days_have_names(string language, int days, string shown) => In(language, () => Assert.Equal(shown, Words.Moment(Now.AddDays(days), Now)));

    [Theory]
    [InlineData(0, "agora")]
    [InlineData(1, "há 1 minuto")]
    [InlineData(59, "há 59 minutos")]
    [InlineData(60, "há 1 hora")]
    [InlineData(23 * 60, "há 23 horas")]
    [InlineData(25 * 60, "há 1 dia")]
    [InlineData(4 * 24 * 60, "há 4 dias")]
    [InlineData(40 * 24 * 60, "05/08/2026")]
    public void The_past_is_told_by_how_long_ago(int minutes, string shown) => In("pt-BR", () => Assert.Equal(shown, Words.Ago(Now.AddMinutes(-minutes), Now)));

    private static WordsLocalizer Words { get; } = new();

    private static void In(string language, Action check)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(language), CultureInfo.GetCultureInfo(language));
            check();
        }
        finally { (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before; }
    }
}
