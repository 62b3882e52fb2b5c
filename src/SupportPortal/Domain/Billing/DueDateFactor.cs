using System.Globalization;

namespace SupportPortal.Domain.Billing;

/// <summary>
/// Fator de vencimento, positions 6-9 of the barcode: days since 07/10/1997, four digits. 21/02/2025 was 9999; 22/02/2025 is 1000
/// again (Bacen Carta-Circular 2.926 and FEBRABAN's notice), and 13/10/2049 will be 9999. What comes after is not yet agreed.
/// </summary>
public static class DueDateFactor
{
    /// <summary>No due date in the code.</summary>
    public const string None = "0000";

    public static readonly DateOnly FirstDueDate = new(1997, 10, 8);
    public static readonly DateOnly LastDueDate = new(2049, 10, 13);

    private const int Cycle = 9000;
    private const int DaysReadBack = 3000;
    private const int DaysReadAhead = 5500;
    private static readonly DateOnly Base = new(1997, 10, 7);

    /// <summary>0001 to 9999: below 1000 for dates before 03/07/2000 only, which no boleto of today has.</summary>
    /// <exception cref="BoletoException">vencimento: before 08/10/1997 or after 13/10/2049.</exception>
    public static string Encode(DateOnly dueDate)
    {
        if (dueDate < FirstDueDate || dueDate > LastDueDate)
        {
            throw new BoletoException("vencimento", "O vencimento deve estar entre {0} e {1}.",
                FirstDueDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                LastDueDate.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        }

        var days = dueDate.DayNumber - Base.DayNumber;
        return (days > 9999 ? days - Cycle : days).ToString("D4", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The due date nearest to the day the code is read: from 3000 days before it to 5500 after. Null for 0000 and for the 499 days
    /// of the reserved gap, where a guess could be 24 years off. Only for codes typed by people: what the portal issued it knows.
    /// </summary>
    /// <exception cref="FormatException">The factor is not four digits.</exception>
    public static DateOnly? Decode(string factor, DateOnly readOn)
    {
        if (factor.Length != 4 || !factor.All(char.IsAsciiDigit)) { throw new FormatException("Um fator de vencimento tem quatro dígitos."); }
        if (factor == None) { return null; }

        var days = int.Parse(factor, CultureInfo.InvariantCulture);
        var earliest = readOn.DayNumber - DaysReadBack;
        var day = Base.DayNumber + days;
        while (day < earliest && days >= 1000) { day += Cycle; }

        return day >= earliest && day <= readOn.DayNumber + DaysReadAhead ? DateOnly.FromDayNumber(day) : null;
    }
}
