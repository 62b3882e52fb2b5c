using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Operations;

/// <summary>Makes the ticket of a reserved draft. However often and however much at once it is sent, there is one ticket and one mail.</summary>
public sealed class OpenTicket(PortalDbContext db, SystemDb systemDb, Mailer mailer, Viewer me, TimeProvider clock)
{
    public async Task FromDraftAsync(TicketDraft reserved, TicketForm form, int categoryId, int? productId, int? topicId, long? parentId, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var draft = await db.LockDraftAsync(reserved.Id, stop);
        if (draft is null or { SentAt: not null }) { return; }

        var now = clock.GetUtcNow();
        var today = PortalTime.DayOf(now);
        var category = await db.Categories.SingleAsync(c => c.Id == categoryId && c.IsActive, stop);
        var target = await db.SlaTargets.For(categoryId, draft.CustomerId, db.Contracts.VisibleTo(me), today).FirstAsync(stop);
        var isContracted = productId is null || await db.ContractedProducts.VisibleTo(me).InForce(today).AnyAsync(p => p.ProductId == productId, stop);
        RuleException.ThrowIf(!isContracted, "Escolha um produto contratado.");

        var ticket = Ticket.Open(draft.Code, draft.CustomerId, form, category, target, productId, topicId, StandardCalendar.Instance, me.Actor, now, parentId);
        var files = await db.Files.Where(f => f.DraftId == draft.Id).OrderBy(f => f.UploadedAt).ToListAsync(stop);
        foreach (var file in files.DistinctBy(f => (f.Name, Convert.ToHexString(f.Sha256)))) { ticket.Messages[0].Attach(file); }
        draft.Send(now);
        db.Tickets.Add(ticket);
        await db.Entry(ticket).Reference(t => t.Customer).LoadAsync(stop);
        await db.Entry(ticket).Reference(t => t.Product).LoadAsync(stop);
        db.Outbox.Add(TicketMail.Opened(mailer, ticket, await IsKnownAsync(form.NotifyEmail, draft.CustomerId, stop), me.Language ?? "pt-BR"));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The address a person or the company is registered with, or one that has been used before.</summary>
    private async Task<bool> IsKnownAsync(string address, int customerId, CancellationToken stop)
    {
        if (await db.Customers.AnyAsync(c => c.Id == customerId && c.Email == address, stop)) { return true; }
        if (await db.Tickets.AnyAsync(t => t.CustomerId == customerId && t.NotifyEmail == address, stop)) { return true; }
        await using var people = systemDb.Open(); // a customer's own role reads nobody's address
        return await people.Memberships.AnyAsync(m => m.CustomerId == customerId && m.IsActive && m.Person!.NormalizedEmail == address.ToUpperInvariant(), stop);
    }
}
