namespace SupportPortal.Domain.Accounts;

public enum Side { Customer, Staff, System }

/// <summary>Who did something: kept on every history line, so that the line stays readable when the account changes.</summary>
public sealed record Actor(int? PersonId, string Name, Side Side)
{
    public static readonly Actor System = new(null, "Sistema", Side.System);
}
