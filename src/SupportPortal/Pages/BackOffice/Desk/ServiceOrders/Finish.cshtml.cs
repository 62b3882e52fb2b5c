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

public class FinishModel(PortalDbContext db, Mailer mailer, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        return Order is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }
        Order.Finish(Input.Report, Input.Parts, Input.HoursSpent!.Value, me.Actor, clock.GetUtcNow());
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Report { get; set; } = "";
        public string? Parts { get; set; }
        public decimal? HoursSpent { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Report).NotEmpty().MaximumLength(ServiceOrder.TextMaxLength).WithName(words["Relatório"]);
            RuleFor(x => x.Parts).MaximumLength(ServiceOrder.TextMaxLength).WithName(words["Peças e materiais"]);
            RuleFor(x => x.HoursSpent).NotNull().WithName(words["Horas gastas"]);
        }
    }
}
