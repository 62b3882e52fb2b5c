using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        if (Order is null) { return NotFound(); }
        if (HttpMethods.IsGet(Request.Method)) { Input.Visit = Visit.Of(Order.ScheduledFrom, Order.ScheduledTo); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }
        var (from, to) = Input.Visit.Interval!.Value;
        Order.Schedule(from, to, me.Actor, clock.GetUtcNow());
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public Visit Visit { get; set; } = new();
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Visit).SetValidator(new Visit.Validator(words));
            RuleFor(x => x.Visit.Day).NotNull().When(x => x.Visit.IsEmpty).WithName(words["Dia"]);
        }
    }
}
