namespace SupportPortal.Domain.Billing;

/// <summary>
/// What is to pay on a day, in reais: the value, less the discount up to its day, plus multa and juros de mora when late. The fine falls
/// due once; interest is simple, pro rata die over a month of 30 days, on the principal alone (Código Civil arts. 406 and 407).
/// No charge is due up to the effective due date (art. 132 §1); after it days count from the nominal one. The discount's last day is
/// the day printed: it does not move when it is no business day.
/// </summary>
public sealed record LateCharges
{
    private LateCharges() { }

    public required DateOnly EffectiveDueDate { get; init; }

    /// <summary>0 when paid in time.</summary>
    public required int DaysLate { get; init; }

    /// <summary>Desconto: what comes off on this day, 0 after its last day.</summary>
    public required decimal Discount { get; init; }

    /// <summary>Multa: 0 when paid in time.</summary>
    public required decimal Fine { get; init; }

    /// <summary>Juros de mora: 0 when paid in time.</summary>
    public required decimal Interest { get; init; }

    /// <summary>Value, less discount, plus fine and interest.</summary>
    public required decimal Total { get; init; }

    /// <param name="amount">Principal, in reais.</param>
    /// <param name="dueDate">As printed.</param>
    /// <param name="paidOn">The day to compute for.</param>
    /// <param name="finePercent">2 means 2 % of the principal.</param>
    /// <param name="monthlyInterestPercent">1 means 1 % for 30 days.</param>
    /// <param name="calendar">The business days that count.</param>
    /// <param name="rounding">To cents, fine and interest apart: half up, or ToZero for banks that truncate.</param>
    /// <param name="discount">Null when none was agreed.</param>
    /// <exception cref="BoletoException">encargos: something is negative. desconto: it is above the value, or lasts beyond the due date.</exception>
    public static LateCharges On(
        decimal amount, DateOnly dueDate, DateOnly paidOn, decimal finePercent, decimal monthlyInterestPercent,
        BankCalendar calendar, MidpointRounding rounding = MidpointRounding.AwayFromZero, Discount? discount = null)
    {
        if (amount < 0 || finePercent < 0 || monthlyInterestPercent < 0)
        {
            throw new BoletoException("encargos", "Valor, multa e juros não podem ser negativos.");
        }

        if (discount is not null && (discount.Amount < 0 || discount.Amount > amount || discount.Until > dueDate))
        {
            throw new BoletoException("desconto", "O desconto vai de zero ao valor do boleto, e vale no máximo até o vencimento.");
        }

        var effective = calendar.EffectiveDueDate(dueDate);
        var days = paidOn <= effective ? 0 : paidOn.DayNumber - dueDate.DayNumber;
        var fine = days == 0 ? 0 : decimal.Round(amount * finePercent / 100, 2, rounding);
        var interest = decimal.Round(amount * monthlyInterestPercent * days / 3000, 2, rounding);
        var off = discount?.On(paidOn) ?? 0;
        return new LateCharges
        {
            EffectiveDueDate = effective,
            DaysLate = days,
            Discount = off,
            Fine = fine,
            Interest = interest,
            Total = amount - off + fine + interest,
        };
    }
}
