using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Operations;

/// <summary>Makes the ticket of a reserved draft, or of a disputed title. However often and however much at once it is sent, there is one ticket and one mail.</summary>
public sealed class OpenTicket(PortalDbContext db, SystemDb systemDb, SlaCatalog sla, Mailer mailer, Audit audit, Viewer me, TimeProvider clock)
{
    public async Task FromDraftAsync(TicketDraft reserved, TicketForm form, int categoryId, int? productId, int? topicId, long? parentId, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var draft = await db.LockDraftAsync(reserved.Id, stop);
        if (draft is not { IsOpen: true }) { return; }

        var category = await db.Categories.SingleAsync(c => c.Id == categoryId && c.IsActive, stop);
        var isContracted = productId is null || await db.ContractedProducts.VisibleTo(me).InForce(clock.Today()).AnyAsync(p => p.ProductId == productId, stop);
        RuleException.ThrowIf(!isContracted, "Escolha um produto contratado.");

        var files = await db.Files.Where(f => f.DraftId == draft.Id).OrderBy(f => f.UploadedAt).ToListAsync(stop);
        await AddAsync(new Request(draft.Code, draft.CustomerId, form, category, files) { ProductId = productId, TopicId = topicId, ParentId = parentId }, stop);
        draft.Send(clock.GetUtcNow());
        await NoteSentAnywayAsync(draft, clock.GetUtcNow(), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The customer says that a charge is wrong. Of two who do so at once the second finds the title changed: there is one dispute.</summary>
    public async Task<Ticket> DisputingAsync(Invoice invoice, string reason, TicketForm form, IReadOnlyList<StoredFile> files, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        invoice.Dispute(reason, me.Actor, clock.GetUtcNow());
        var category = await db.Categories.SingleAsync(c => c.Name == Category.Dispute, stop);
        var topicId = await db.HelpTopics.Where(t => t.Slug == HelpTopic.Finance).Select(t => (int?)t.Id).SingleOrDefaultAsync(stop);
        var code = await db.NextAsync(Numbers.Ticket, clock.GetUtcNow());
        var ticket = await AddAsync(new Request(code, invoice.CustomerId, form, category, files) { TopicId = topicId, About = invoice }, stop);
        audit.Record(db, AuditKind.InvoiceDisputed, invoice.Number, invoice.CustomerId);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return ticket;
    }

    /// <summary>Somebody says "me too". Taking the number makes the second of two clicks wait, and it finds the first one's ticket.</summary>
    public async Task<string> AffectedAsync(Incident incident, TicketForm form, Category category, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var code = await db.NextAsync(Numbers.Ticket, now);
        var before = await db.Tickets.VisibleTo(me).Where(t => t.RequesterId == me.PersonId && db.IncidentTickets.Any(x => x.IncidentId == incident.Id && x.TicketId == t.Id)).Select(t => t.Code).FirstOrDefaultAsync(stop);
        if (before is not null) { return before; }
        var ticket = await AddAsync(new Request(code, me.CustomerId!.Value, form, category, []) { ProductId = incident.ProductId }, stop);
        db.IncidentTickets.Add(incident.Join(ticket, me.Actor, now));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return code;
    }

    private async Task<Ticket> AddAsync(Request request, CancellationToken stop)
    {
        var (code, customerId, _, category, files) = request;
        var form = request.Form with { Language = me.Language ?? TicketForm.DefaultLanguage };
        var now = clock.GetUtcNow();
        var offers = await sla.OffersAsync(db, db.Contracts.VisibleTo(me), customerId, PortalTime.DayOf(now), stop);
        var terms = await sla.StoredAsync(db, offers.For(request.ProductId, category.Id, form.PriorityIn(category)), stop);
        var ticket = Ticket.Open(
            code, customerId, form, category, terms, request.ProductId, request.TopicId, StandardCalendar.Instance, me.Actor, now, request.ParentId, request.About);
        foreach (var file in files.DistinctBy(f => (f.Name, Convert.ToHexString(f.Sha256)))) { ticket.Messages[0].Attach(file); }
        db.Tickets.Add(ticket);
        await db.Entry(ticket).Reference(t => t.Customer).LoadAsync(stop);
        await db.Entry(ticket).Reference(t => t.Product).LoadAsync(stop);
        db.Outbox.Add(TicketMail.Opened(mailer, ticket, await IsKnownAsync(form.NotifyEmail, customerId, stop)));
        return ticket;
    }

    /// <summary>The articles that were shown did not help.</summary>
    private async Task NoteSentAnywayAsync(TicketDraft draft, DateTimeOffset at, CancellationToken stop)
    {
        foreach (var shown in await db.SuggestedArticles.Where(s => s.DraftId == draft.Id).ToListAsync(stop)) { shown.SendAnyway(at); }
    }

    /// <summary>The address a person or the company is registered with, or one that has been used before.</summary>
    private async Task<bool> IsKnownAsync(string address, int customerId, CancellationToken stop)
    {
        if (await db.Customers.AnyAsync(c => c.Id == customerId && (c.Email == address || c.AccountingEmail == address), stop)) { return true; }
        if (await db.Tickets.AnyAsync(t => t.CustomerId == customerId && t.NotifyEmail == address, stop)) { return true; }
        await using var people = systemDb.Open(); // a customer's own role reads nobody's address
        return await people.Memberships.AnyAsync(m => m.CustomerId == customerId && m.IsActive && m.Person!.NormalizedEmail == address.ToUpperInvariant(), stop);
    }

    private sealed record Request(string Code, int CustomerId, TicketForm Form, Category Category, IReadOnlyList<StoredFile> Files)
    {
        public int? ProductId { get; init; }
        public int? TopicId { get; init; }
        public long? ParentId { get; init; }
        public Invoice? About { get; init; }
    }
}
