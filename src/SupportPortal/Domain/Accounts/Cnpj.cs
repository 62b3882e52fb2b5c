namespace SupportPortal.Domain.Accounts;
public readonly record struct Cnpj(string Value) { public static Cnpj Parse(string s) => new(s); }
