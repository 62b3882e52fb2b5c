using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

public class FinishModel(PortalDbContext db, HourBook hours, Mailer mailer, Viewer me, TimeProvider clock, IConfiguration configuration) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }
    public AcceptancePeriod Acceptance => AcceptancePeriod.From(
        clock.GetUtcNow(), StandardCalendar.Instance, configuration.GetValue("ServiceOrders:AcceptanceDays", AcceptancePeriod.DefaultDays));

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        return Order is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }
        var now = clock.GetUtcNow();
        Order.Finish(Input.Report, Acceptance, me.Actor, now);
        await hours.DrawAsync(Order, me.Actor, now, stop);
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await db.SaveChangesAsync(stop);
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Report { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Report).NotEmpty().MaximumLength(ServiceOrder.TextMaxLength).WithName(words["Relatório"]);
    }
}
