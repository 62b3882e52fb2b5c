namespace SupportPortal.Domain.Billing;

/// <summary>
/// A boleto cannot be computed from what was given. <see cref="Field"/> is the field of the bank's manual, <see cref="Rule"/> the
/// Portuguese sentence with places for <see cref="Arguments"/>: it is also the key of its translations.
/// </summary>
public class BoletoException(string field, string rule, params object[] arguments) : Exception(string.Format(rule, arguments))
{
    public string Field { get; } = field;
    public string Rule { get; } = rule;
    public IReadOnlyList<object> Arguments { get; } = arguments;
}
