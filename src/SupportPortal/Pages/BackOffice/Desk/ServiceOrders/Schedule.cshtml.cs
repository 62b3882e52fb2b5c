using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

public class ScheduleModel(PortalDbContext db, Mailer mailer, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }
    public IReadOnlyList<SelectListItem> Technicians { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        if (Order is null) { return NotFound(); }
        Technicians = await db.TechniciansAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input = new() { TechnicianId = Order.TechnicianId, Visit = Visit.Of(Order.ScheduledFrom, Order.ScheduledTo) }; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }
        var (from, to) = Input.Visit.Interval!.Value;
        if (await db.People.Desk().SingleOrDefaultAsync(p => p.Id == Input.TechnicianId) is not { } technician) { return NotFound(); }
        var now = clock.GetUtcNow();
        Order.Entrust(technician, me.Actor, now);
        Order.Schedule(from, to, me.Actor, now);
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public int TechnicianId { get; set; }
        public Visit Visit { get; set; } = new();
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.TechnicianId).GreaterThan(0).WithName(words["Técnico"]);
            RuleFor(x => x.Visit).SetValidator(new Visit.Validator(words));
            RuleFor(x => x.Visit.Day).NotNull().When(x => x.Visit.IsEmpty).WithName(words["Dia"]);
        }
    }
}
