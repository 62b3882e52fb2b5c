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
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

public class NewModel(PortalDbContext db, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Ticket? Ticket { get; private set; }
    public IReadOnlyList<SelectListItem> Technicians { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Products { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code)
    {
        Ticket = await db.Tickets.VisibleTo(me).Include(t => t.Customer).SingleOrDefaultAsync(t => t.Code == code);
        if (Ticket is null || Ticket.IsFinal) { return NotFound(); }
        Technicians = await db.TechniciansAsync();
        Products = await db.ContractedProducts.VisibleTo(me).InForce(clock.Today()).Where(p => p.CustomerId == Ticket.CustomerId)
            .Select(p => p.Product!).Distinct().OrderBy(p => p.Name).Select(p => new SelectListItem(p.Name, p.Id.ToString())).ToListAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input = new() { TechnicianId = me.PersonId, ProductId = Ticket.ProductId, Title = Ticket.Subject }; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string code)
    {
        var shown = await OnGetAsync(code);
        if (Ticket is null || !ModelState.IsValid) { return shown; }
        var technician = await db.People.Desk().SingleOrDefaultAsync(p => p.Id == Input.TechnicianId);
        var product = Input.ProductId is { } id ? await db.Products.SingleOrDefaultAsync(p => p.Id == id) : null;
        if (technician is null || (product is null && Input.ProductId is not null)) { return NotFound(); }

        var now = clock.GetUtcNow();
        var number = await db.NextAsync(Numbers.ServiceOrder, now);
        var order = new ServiceOrder(number, Ticket.CustomerId, Ticket, product?.Id, technician, Input.Title, Input.Tasks, me.Actor, now);
        if (Input.Visit.Interval is { } visit) { order.Schedule(visit.From, visit.To, me.Actor, now); }
        db.ServiceOrders.Add(order);
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, order, order.Recipient()));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["OS {0} aberta.", number.Replace('-', '/')].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Title { get; set; } = "";
        public int TechnicianId { get; set; }
        public int? ProductId { get; set; }
        public string Tasks { get; set; } = "";
        public Visit Visit { get; set; } = new();
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Title).NotEmpty().MaximumLength(ServiceOrder.TitleMaxLength).WithName(words["Serviço"]);
            RuleFor(x => x.TechnicianId).GreaterThan(0).WithName(words["Técnico"]);
            RuleFor(x => x.Tasks).OneTaskALine(words).WithName(words["O que será feito"]);
            RuleFor(x => x.Visit).SetValidator(new Visit.Validator(words));
        }
    }
}
