namespace SupportPortal.Domain.Billing;

public sealed record BankHoliday(DateOnly Date, string Name);

/// <summary>
/// Days on which banks settle (Resolução CMN 4.880/2020): not Saturdays, Sundays or national bank holidays. 24/12 and 31/12 are
/// business days. Local holidays, or 31/12 for those who prefer it, are passed as closed days.
/// </summary>
public sealed class BankCalendar(params IEnumerable<DateOnly> closedDays)
{
    public static readonly BankCalendar National = new();

    private readonly HashSet<DateOnly> _closedDays = [.. closedDays];

    /// <summary>National bank holidays in order of date; weekends among them too. 20/11 since Lei 14.759/2023.</summary>
    public static IReadOnlyList<BankHoliday> Holidays(int year)
    {
        var easter = Easter(year);
        List<BankHoliday> holidays =
        [
            new(new DateOnly(year, 1, 1), "Confraternização Universal"),
            new(easter.AddDays(-48), "Carnaval (segunda-feira)"),
            new(easter.AddDays(-47), "Carnaval (terça-feira)"),
            new(easter.AddDays(-2), "Sexta-feira da Paixão"),
            new(new DateOnly(year, 4, 21), "Tiradentes"),
            new(new DateOnly(year, 5, 1), "Dia do Trabalho"),
            new(easter.AddDays(60), "Corpus Christi"),
            new(new DateOnly(year, 9, 7), "Independência"),
            new(new DateOnly(year, 10, 12), "Nossa Senhora Aparecida"),
            new(new DateOnly(year, 11, 2), "Finados"),
            new(new DateOnly(year, 11, 15), "Proclamação da República"),
            new(new DateOnly(year, 12, 25), "Natal"),
        ];
        if (year >= 2024) { holidays.Add(new(new DateOnly(year, 11, 20), "Dia Nacional de Zumbi e da Consciência Negra")); }

        return [.. holidays.OrderBy(holiday => holiday.Date)];
    }

    /// <summary>Dia útil bancário: Monday to Friday, neither a national bank holiday nor a closed day of this calendar.</summary>
    public bool IsBusinessDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !_closedDays.Contains(date)
        && Holidays(date.Year).All(holiday => holiday.Date != date);

    /// <summary>
    /// Until when a boleto can be paid without charges: its due date, or the next business day (Código Civil art. 132 §1).
    /// The printed due date and the barcode keep the nominal one.
    /// </summary>
    public DateOnly EffectiveDueDate(DateOnly dueDate)
    {
        while (!IsBusinessDay(dueDate)) { dueDate = dueDate.AddDays(1); }

        return dueDate;
    }

    /// <summary>The last business day before a date: on that date, whatever fell due up to this day is overdue.</summary>
    public DateOnly BusinessDayBefore(DateOnly date)
    {
        do { date = date.AddDays(-1); } while (!IsBusinessDay(date));

        return date;
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var a = year % 19;
        var (b, c) = Math.DivRem(year, 100);
        var (d, e) = Math.DivRem(b, 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = Math.DivRem(c, 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var (month, day) = Math.DivRem(h + l - (7 * m) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }
}
