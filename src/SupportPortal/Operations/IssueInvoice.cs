using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>What is charged, to whom, through which account.</summary>
public sealed record NewInvoice(int CustomerId, string Description, decimal Amount, DateOnly DueOn, BankAccount Account, Discount? Discount = null);

/// <summary>A new title with its boleto: computed for one of our accounts, or taken over as a bank or another program registered it.</summary>
public sealed class IssueInvoice(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock)
{
    /// <summary>What in the value, the date or the account's terms does not fit the bank's layout; null when a boleto can be computed.</summary>
    public BoletoException? WhyNot(NewInvoice what)
    {
        try
        {
            var today = clock.Today();
            what.Account.Issue(new Invoice($"{today.Year}-000000", what.CustomerId, what.Description, what.Amount, today, what.DueOn), pixPayload: null, clock.GetUtcNow());
            return null;
        }
        catch (BoletoException refusal)
        {
            return refusal;
        }
    }

    public Task<Invoice> ComputedAsync(NewInvoice what) => SaveAsync(what, invoice => what.Account.Issue(invoice, pixPayload: null, clock.GetUtcNow(), what.Discount));

    /// <param name="pixPayload">BR Code the bank gave with it, if any.</param>
    public Task<Invoice> TakenOverAsync(NewInvoice what, string ourNumber, DigitableLine line, string? pixPayload) =>
        SaveAsync(what, invoice => new RegisteredBoleto(invoice, what.Account, ourNumber, line, issuedHere: false, pixPayload, clock.GetUtcNow(), what.Discount));

    public Task<bool> IsTakenAsync(DigitableLine line) => db.Boletos.AnyAsync(b => b.Barcode == line.Barcode.Digits);

    private async Task<Invoice> SaveAsync(NewInvoice what, Func<Invoice, RegisteredBoleto> boletoOf)
    {
        var number = await db.NextAsync(Numbers.Invoice, clock.GetUtcNow());
        var invoice = new Invoice(number, what.CustomerId, what.Description, what.Amount, clock.Today(), what.DueOn);
        invoice.PayableBy(boletoOf(invoice), me.Actor, clock.GetUtcNow());
        db.Invoices.Add(invoice);
        audit.Record(db, AuditKind.InvoiceCreated, number, what.CustomerId);
        await db.SaveChangesAsync();
        return invoice;
    }
}
