using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>Issues a copy (2ª via) of a boleto. Whoever asks and wherever it goes, the PDF's hash, person, time and network are kept with it.</summary>
public sealed class CopyBoleto(PortalDbContext db, IPageRenderer renderer, Mailer mailer, Audit audit, Viewer me, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>A code copied again by the same person within this time is the same copy: one line tells of it.</summary>
    private static readonly TimeSpan SameCopy = TimeSpan.FromMinutes(1);

    /// <summary>A title the viewer may see, with all its boleto prints.</summary>
    public Task<Invoice?> FindAsync(string number) => db.Invoices.VisibleTo(me)
        .Include(i => i.Customer).Include(i => i.Boleto!.BankAccount)
        .SingleOrDefaultAsync(i => i.Number == number);

    /// <summary>As it will be printed. Of a title that has nothing to pay there is no drawing.</summary>
    public Drawing Draw(Invoice invoice)
    {
        RuleException.ThrowIf(!invoice.HasPayableBoleto(clock.Today()), "Este título não tem boleto a pagar.");
        var check = mailer.Link("/verificar-boleto");
        return BoletoPage.Draw(BoletoPaper.Of(invoice, clock.Today(), $"{check.Authority}{check.AbsolutePath}"));
    }

    public async Task<byte[]> DownloadAsync(Invoice invoice, string? reason = null)
    {
        var pdf = Issue(invoice, CopyChannel.Download, recipient: null, reason);
        await db.SaveChangesAsync();
        return pdf;
    }

    public async Task SendAsync(Invoice invoice, MailRecipient to, string? reason = null)
    {
        var pdf = Issue(invoice, CopyChannel.Email, to.Address, reason);
        db.Outbox.Add(InvoiceMail.BoletoCopy(mailer, invoice, to, pdf, clock.Today()));
        await db.SaveChangesAsync();
    }

    /// <summary>The code as a bank's form takes it, on the record; null when the boleto has no such code.</summary>
    public async Task<string?> CopyCodeAsync(Invoice invoice, CopyChannel channel)
    {
        var code = channel is CopyChannel.Pix ? invoice.Boleto?.PixPayload : invoice.Boleto is { } boleto ? DigitableLine.Parse(boleto.DigitableLine).ToString() : null;
        if (code is null) { return null; }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.LockInvoiceAsync(invoice.Id); // of two clicks at once the second finds the line of the first
        var since = clock.GetUtcNow() - SameCopy;
        if (!await db.BoletoCopies.AnyAsync(c => c.InvoiceId == invoice.Id && c.ById == me.PersonId && c.Channel == channel && c.At > since))
        {
            Record(invoice, channel);
            await db.SaveChangesAsync();
        }
        await transaction.CommitAsync();
        return code;
    }

    private byte[] Issue(Invoice invoice, CopyChannel channel, string? recipient, string? reason)
    {
        var pdf = renderer.Pdf(Draw(invoice));
        Record(invoice, channel, SHA256.HashData(pdf), recipient, reason);
        return pdf;
    }

    /// <summary>A line on the title and one in the audit; saved with the caller's change.</summary>
    internal void Record(Invoice invoice, CopyChannel channel, byte[]? sha256 = null, string? recipient = null, string? reason = null)
    {
        invoice.RecordCopy(channel, sha256, recipient, reason, ClientNetwork.Of(http.HttpContext), me.Actor, clock.GetUtcNow());
        audit.Record(db, AuditKind.BoletoCopied, invoice.Number, invoice.CustomerId);
    }
}
