using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Security;

namespace SupportPortal.Pages.BackOffice.Billing;

public class ShowModel(PortalDbContext db, CopyBoleto copies, Audit audit, TimeProvider clock) : PageModel
{
    private const int LogSize = 50;

    public Invoice Invoice { get; private set; } = null!;
    public DateOnly Today { get; } = clock.Today();
    public IReadOnlyList<BoletoCopy> Log { get; private set; } = [];
    public IReadOnlyList<InvoiceEvent> History { get; private set; } = [];
    public IReadOnlyList<Message> Messages { get; private set; } = [];
    public IReadOnlyList<NewDateRequest> Requests { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await copies.FindAsync(number) is not { } invoice) { return NotFound(); }

        Invoice = invoice;
        Log = await db.BoletoCopies.Where(c => c.InvoiceId == invoice.Id).OrderByDescending(c => c.Id).Take(LogSize).AsNoTracking().ToListAsync();
        History = await db.InvoiceEvents.Where(e => e.InvoiceId == invoice.Id).OrderByDescending(e => e.Id).Take(LogSize).AsNoTracking().ToListAsync();
        Messages = await (await db.AboutAsync(invoice)).OrderByDescending(m => m.CreatedAt).Take(LogSize)
            .Select(m => new Message(m.Subject, m.RecipientAddress, m.CreatedAt, m.State, m.SentAt)).ToListAsync();
        Requests = await db.NewDateRequests.Where(r => r.InvoiceId == invoice.Id).OrderByDescending(r => r.Id).Take(LogSize).AsNoTracking().ToListAsync();
        audit.Record(db, AuditKind.InvoiceSeenByStaff, number, invoice.CustomerId);
        await db.SaveChangesAsync();
        return Page();
    }

    public sealed record Message(string Subject, string To, DateTimeOffset At, OutboxState State, DateTimeOffset? SentAt);
}
