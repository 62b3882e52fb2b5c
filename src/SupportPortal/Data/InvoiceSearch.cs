using Microsoft.EntityFrameworkCore;
using SupportPortal.Data.Configurations;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Data;

public static class InvoiceSearch
{
    /// <summary>
    /// What finance types: a linha digitável or barcode, a CNPJ, the number of a title, a nosso número, else part of a company's name.
    /// A code finds one title; it is compared whole, so a wrong digit finds nothing.
    /// </summary>
    public static IQueryable<Invoice> Matching(this IQueryable<Invoice> invoices, string? search)
    {
        if (search?.Trim() is not { Length: > 0 } text) { return invoices; }
        if (PastedCode.Read(text).Boleto is { } boleto) { return invoices.Where(i => i.Boleto!.Barcode == boleto.Digits); }
        if (Cnpj.TryParse(text, out var cnpj)) { return invoices.Where(i => i.Customer!.Cnpj == cnpj); }

        var number = text.Replace('/', '-');
        var ourNumber = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (text.All(c => char.IsAsciiDigit(c) || c is '/' or '-' or '.' or ' ' or 'P' or 'X' or 'p' or 'x'))
        {
            return invoices.Where(i => i.Number == number || i.Boleto!.OurNumber == text
                || (ourNumber.Length > 4 && EF.Property<string>(i.Boleto, RegisteredBoletoConfiguration.PlainOurNumber).EndsWith(ourNumber)));
        }

        var name = $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
        return invoices.Where(i => EF.Functions.ILike(EF.Functions.Unaccent(i.Customer!.LegalName), EF.Functions.Unaccent(name), "\\")
            || EF.Functions.ILike(EF.Functions.Unaccent(i.Customer.TradeName!), EF.Functions.Unaccent(name), "\\"));
    }
}
