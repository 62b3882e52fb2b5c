using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Data;

public static class CustomerSearch
{
    /// <summary>By a piece of the legal or trade name, or by CNPJ.</summary>
    public static IQueryable<Customer> Matching(this IQueryable<Customer> customers, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return customers; }
        if (Cnpj.TryParse(text, out var cnpj)) { return customers.Where(c => c.Cnpj == cnpj); }
        var like = Like.Containing(text);
        return customers.Where(c => EF.Functions.ILike(EF.Functions.Unaccent(c.LegalName), EF.Functions.Unaccent(like), Like.Escape)
            || EF.Functions.ILike(EF.Functions.Unaccent(c.TradeName!), EF.Functions.Unaccent(like), Like.Escape));
    }

    /// <summary>Companies that come after this one by name.</summary>
    public static IQueryable<Customer> After(this IQueryable<Customer> customers, Customer last) =>
        customers.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.LegalName, c.Id), ValueTuple.Create(last.LegalName, last.Id)));
}
