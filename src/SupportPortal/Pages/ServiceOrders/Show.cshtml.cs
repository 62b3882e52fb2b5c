using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.ServiceOrders;

/// <summary>An order for its customer, with the ateste: accepted, perhaps with remarks.</summary>
public class ShowModel(PortalDbContext db, ServiceOrderPaper paper, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }
    public string Technician { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await paper.FindAsync(number) is not { } found) { return NotFound(); }
        (Order, Technician) = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }

        Order.Accept(await paper.HashAsync(Order, Technician, stop), Input.Remarks is { Length: > 0 } ? Input.Remarks : null, me.Actor, clock.GetUtcNow());
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await db.SaveChangesAsync(stop);
        TempData["Notice"] = words["Serviço atestado."].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string? Remarks { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Remarks).MaximumLength(ServiceOrder.TextMaxLength).WithName(words["Ressalvas (opcional)"]);
    }
}
