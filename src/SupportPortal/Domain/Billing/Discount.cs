namespace SupportPortal.Domain.Billing;

/// <summary>Desconto: a fixed sum off the value when the boleto is paid up to a day, that day included (CNAB 240, C021 code 1).</summary>
/// <param name="Amount">Reais.</param>
/// <param name="Until">At the latest the due date.</param>
public sealed record Discount(decimal Amount, DateOnly Until)
{
    public decimal On(DateOnly day) => day <= Until ? Amount : 0;
}
