using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    public static readonly string Pix = BrCode.ForUrl("pix.exemplo.com.br/qr/v2/cobv/8f3d1c7a5c2b4d0e", "EXEMPLO SISTEMAS LTDA", "BELO HORIZONTE").Payload;

    /// <summary>An open title with a computed boleto of Itaú, which banks take until 60 days after it is due.</summary>
    /// <param name="due">Days from the test's today; negative is past.</param>
    /// <param name="registered">False while the bank has not answered.</param>
    public async Task<Invoice> Invoice(Customer customer, int due = 10, decimal amount = 1234.56m, string description = "Licença ERP, mensalidade", bool pix = false, bool registered = true)
    {
        var today = portal.Clock.Today();
        var dueOn = today.AddDays(due);
        var issuedOn = dueOn.AddDays(-20) < today ? dueOn.AddDays(-20) : today;
        await using var db = portal.OpenDb();
        var account = await db.BankAccounts.AsTracking().FirstOrDefaultAsync()
            ?? new BankAccount(new() { BankCode = "341", Agency = "0057", Account = "12345", Wallet = "109" }, "Exemplo Sistemas Ltda.", "11.444.777/0001-61", "Av. Paulista, 1000, São Paulo/SP");
        var number = $"{issuedOn.Year}-{Interlocked.Increment(ref _made):D6}";
        var invoice = new Invoice(number, customer.Id, description, amount, issuedOn, dueOn);
        var issuedAt = PortalTime.At(issuedOn, new TimeOnly(9, 0));
        invoice.PayableBy(account.Issue(invoice, pixPayload: null, issuedAt), Actor.System, issuedAt);
        if (registered) { invoice.ConfirmRegistration(pix ? Pix : null, Actor.System, issuedAt.AddMinutes(5)); }
        db.Add(invoice);
        await db.SaveChangesAsync();
        return invoice;
    }

    /// <summary>A title that this person disputes, by the form: its ticket is the last one.</summary>
    public async Task<Invoice> DisputedInvoice(Person ana, Customer customer, int due = 10, params Upload[] files)
    {
        var invoice = await Invoice(customer, due);
        using var sent = await portal.SignedInAs(ana).Submit($"/financeiro/{invoice.Number}/contestar", new() { ["Input.Reason"] = "AlreadyPaid", ["Input.Message"] = "Pagamos no dia 3." }, files: files);
        Assert.Equal(302, (int)sent.StatusCode);
        return invoice;
    }

    public async Task<Invoice> PaidInvoice(Customer customer, int due = -5)
    {
        var invoice = await Invoice(customer, due);
        return await Change(invoice, i => i.Pay(i.Amount, i.DueOn, Actor.System, PortalTime.At(i.DueOn, new TimeOnly(20, 0))));
    }
}
