namespace SupportPortal.Domain.Billing;

/// <summary>
/// Multa and juros de mora on a day, in reais. The fine falls due once; interest is simple, pro rata die over a month of 30 days,
/// on the principal alone. Nothing is due up to the effective due date; after it days count from the nominal one.
/// </summary>
public sealed record LateCharges
{
    private LateCharges() { }

    public required DateOnly EffectiveDueDate { get; init; }

    /// <summary>0 when paid in time.</summary>
    public required int DaysLate { get; init; }

    public required decimal Fine { get; init; }
    public required decimal Interest { get; init; }
    public required decimal Total { get; init; }

    /// <param name="amount">Principal, in reais.</param>
    /// <param name="dueDate">As printed.</param>
    /// <param name="paidOn">The day to compute for.</param>
    /// <param name="finePercent">2 means 2 % of the principal.</param>
    /// <param name="monthlyInterestPercent">1 means 1 % for 30 days.</param>
    /// <param name="calendar">The business days that count.</param>
    /// <param name="rounding">To cents, fine and interest apart: half up, or ToZero for banks that truncate.</param>
    public static LateCharges On(
        decimal amount, DateOnly dueDate, DateOnly paidOn, decimal finePercent, decimal monthlyInterestPercent,
        BankCalendar calendar, MidpointRounding rounding = MidpointRounding.AwayFromZero)
    {
        if (amount < 0 || finePercent < 0 || monthlyInterestPercent < 0)
        {
            throw new BoletoException("encargos", "Valor, multa e juros não podem ser negativos.");
        }

        var effective = calendar.EffectiveDueDate(dueDate);
        var days = paidOn <= effective ? 0 : paidOn.DayNumber - dueDate.DayNumber;
        var fine = days == 0 ? 0 : decimal.Round(amount * finePercent / 100, 2, rounding);
        var interest = decimal.Round(amount * monthlyInterestPercent * days / 3000, 2, rounding);
        return new LateCharges
        {
            EffectiveDueDate = effective,
            DaysLate = days,
            Fine = fine,
            Interest = interest,
            Total = amount + fine + interest,
        };
    }
}
