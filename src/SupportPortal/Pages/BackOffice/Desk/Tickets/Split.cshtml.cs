using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>A second matter in one ticket becomes a ticket of its own, which begins with the message that brought it up. The first one keeps all it has.</summary>
public class SplitModel(PortalDbContext db, SlaCatalog sla, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public TicketMessage? Message { get; private set; }
    public int Following { get; private set; }
    public IReadOnlyList<SelectListItem> Categories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, long message)
    {
        Ticket = await db.Tickets.VisibleTo(me).Include(t => t.Customer).Include(t => t.Product).SingleOrDefaultAsync(t => t.Code == code);
        if (Ticket is null) { return NotFound(); }
        // A new ticket begins with what its customer may read: no note can become one.
        Message = await db.TicketMessages.Include(m => m.Files).SingleOrDefaultAsync(m => m.Id == message && m.TicketId == Ticket.Id && !m.IsInternal);
        if (Message is null) { return NotFound(); }
        Following = await db.TicketMessages.CountAsync(m => m.TicketId == Ticket.Id && !m.IsInternal && m.Id > message);
        Categories = [.. (await db.Categories.Where(c => c.IsActive && c.OutOfScopeAnswer == null).OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).ToListAsync())
            .Select(c => new SelectListItem(words[c.Name], c.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        if (HttpMethods.IsGet(Request.Method)) { Input = new() { Subject = Ticket.Subject, CategoryId = Ticket.CategoryId }; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, long message, CancellationToken stop)
    {
        var shown = await OnGetAsync(code, message);
        if (Ticket is null || Message is null || !ModelState.IsValid) { return shown; }
        var category = await db.Categories.SingleOrDefaultAsync(c => c.Id == Input.CategoryId && c.IsActive && c.OutOfScopeAnswer == null, stop);
        if (category is null) { return NotFound(); }

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var offers = await sla.OffersAsync(db, db.Contracts.VisibleTo(me), Ticket.CustomerId, PortalTime.DayOf(now), stop);
        var terms = await sla.StoredAsync(db, offers.For(Ticket.ProductId, category.Id, category.Priority), stop);
        var split = Ticket.Split(await db.NextAsync(Numbers.Ticket, now), Input.Subject, Message, category, terms, StandardCalendar.Instance, now);
        db.Tickets.Add(split);
        await db.SaveChangesAsync(stop); // its number is asked for by the tie
        var copies = new List<(Guid From, Guid To)>();
        copies.AddRange(split.TakeFiles(split.Messages[0], Message, now));
        if (Input.WithFollowing)
        {
            foreach (var later in await db.TicketMessages.Include(m => m.Files).Where(m => m.TicketId == Ticket.Id && !m.IsInternal && m.Id > message).OrderBy(m => m.Id).ToListAsync(stop))
            {
                copies.AddRange(split.TakeFiles(split.Carry(later), later, now));
            }
        }
        db.TicketLinks.Add(Ticket.Link(split, LinkKind.Split, me.Actor, now));
        db.Outbox.Add(TicketMail.Opened(mailer, split, addressIsKnown: !Ticket.NotifiesOutside));
        await db.SaveChangesAsync(stop);
        foreach (var (from, to) in copies) { await db.CopyFileAsync(from, to, stop); }
        await transaction.CommitAsync(stop);
        TempData["Notice"] = words["Chamado {0} aberto a partir do {1}.", split.Code, code].Value;
        return RedirectToPage("Show", new { code = split.Code });
    }

    public class InputModel
    {
        public string Subject { get; set; } = "";
        public int CategoryId { get; set; }
        public bool WithFollowing { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Subject).NotEmpty().MaximumLength(Ticket.SubjectMaxLength).WithName(words["Assunto"]);
            RuleFor(x => x.CategoryId).GreaterThan(0).WithName(words["Tipo"]);
            RuleFor(x => x.WithFollowing).Must(_ => true).WithName(words["Levar também as mensagens seguintes"]);
        }
    }
}
