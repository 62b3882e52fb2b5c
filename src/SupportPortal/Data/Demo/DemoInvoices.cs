using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Data.Demo;

/// <summary>Some 4,000 invoices over the last year and the next month, each with a boleto computed for one of four banks.</summary>
internal sealed class DemoInvoices(SystemDb systemDb, Random random, DateOnly today)
{
    private const int PerCustomer = 100;
    private const string Payee = "Fornecedora de Software Exemplo S.A.", PayeeCnpj = "11.444.777/0001-61", PayeeAddress = "Av. Paulista, 1000, São Paulo/SP, CEP 01310-100";

    public async Task LoadAsync(CancellationToken stop)
    {
        await using (var db = systemDb.Open())
        {
            db.BankAccounts.AddRange(
                Account(new() { BankCode = "001", Agency = "4042", Account = "61900", Agreement = "1238798", Wallet = "17" }),
                Account(new() { BankCode = "237", Agency = "1172", Account = "403005", Wallet = "09" }),
                Account(new() { BankCode = "341", Agency = "0057", Account = "12345", Wallet = "109" }),
                Account(new() { BankCode = "756", Agency = "4327", Agreement = "417270", Wallet = "1", Modality = "02" }));
            await db.SaveChangesAsync(stop);
        }
        await using var outer = systemDb.Open();
        foreach (var chunk in (await outer.Customers.OrderBy(c => c.Id).ToListAsync(stop)).Chunk(5))
        {
            await using var db = systemDb.Open();
            await using var whole = await db.Database.BeginTransactionAsync(stop);
            var accounts = await db.BankAccounts.OrderBy(a => a.Id).ToListAsync(stop);
            foreach (var customer in chunk) { await BillAsync(db, customer, accounts); }
            await db.SaveChangesAsync(stop);
            await whole.CommitAsync(stop);
        }
    }

    private static BankAccount Account(BankAccountTerms terms) => new(terms, Payee, PayeeCnpj, PayeeAddress);

    private async Task BillAsync(PortalDbContext db, Customer customer, List<BankAccount> accounts)
    {
        for (var i = 0; i < PerCustomer; i++)
        {
            // Four a month, the newest due next month.
            var dueOn = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - i / 4).AddDays(new[] { 4, 9, 14, 19 }[i % 4]);
            var issuedOn = dueOn.AddDays(-20);
            if (issuedOn > today) { continue; }
            var account = accounts[random.Next(accounts.Count)];
            var number = await db.NextAsync(Numbers.Invoice, Domain.PortalTime.At(issuedOn, TimeOnly.MinValue));
            var invoice = new Invoice(number, customer.Id, $"{DemoTexts.InvoiceDescriptions[random.Next(DemoTexts.InvoiceDescriptions.Length)]}, {issuedOn.ToString("MM/yyyy", CultureInfo.InvariantCulture)}",
                random.Next(9_000, 480_000) / 100m, issuedOn, dueOn);
            var pix = account.Terms.BankCode is "237" or "341"
                ? BrCode.ForUrl($"pix.exemplo.com.br/qr/v2/cobv/{number.Replace("-", "", StringComparison.Ordinal)}{random.Next(100_000, 999_999)}", "FORNECEDORA DE SOFTWARE", "SAO PAULO").Payload
                : null;
            var issuedAt = Domain.PortalTime.At(issuedOn, new TimeOnly(9, 0));
            invoice.PayableBy(account.Issue(invoice, pixPayload: null, issuedAt), Actor.System, issuedAt);
            if (issuedOn < today.AddDays(-1)) { invoice.ConfirmRegistration(pix, Actor.System, issuedAt.AddHours(10)); }
            // The company of the README always has something late to try.
            var staysLate = customer.Cnpj == Cnpj.Parse(DemoData.ActiveCompany) && dueOn > today.AddDays(-20) && dueOn < today.AddDays(-4);
            if (!staysLate && random.Next(60) == 0 && dueOn < today) { invoice.Cancel("Contrato encerrado antes do período.", Actor.System, issuedAt.AddDays(3)); }
            else if (!staysLate && (dueOn < today.AddDays(-75) || (dueOn < today.AddDays(2) && random.Next(8) != 0)))
            {
                var late = random.Next(5) == 0 ? random.Next(1, 6) : -random.Next(0, 4);
                var paidOn = dueOn.AddDays(late) > today ? today : dueOn.AddDays(late);
                if (random.Next(50) != 0) { Pay(invoice, paidOn < issuedOn ? issuedOn : paidOn); }
            }
            db.Invoices.Add(invoice);
        }
    }

    private static void Pay(Invoice invoice, DateOnly on) => invoice.Pay(invoice.Amount, on, Actor.System, Domain.PortalTime.At(on, new TimeOnly(20, 0)));
}
