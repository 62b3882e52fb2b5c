namespace SupportPortal.Domain.Accounts;
public readonly record struct Cpf(string Value) { public static Cpf Parse(string s) => new(s); }
