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

public class RejectModel(PortalDbContext db, ServiceOrderPaper paper, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }
    private string _technician = "";

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await paper.FindAsync(number) is not { } found) { return NotFound(); }
        (Order, _technician) = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }

        Order.Reject(await paper.HashAsync(Order, _technician, stop), Input.Reason, me.Actor, clock.GetUtcNow());
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await db.SaveChangesAsync(stop);
        TempData["Notice"] = words["Recusa registrada."].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Reason { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(ServiceOrder.TextMaxLength).WithName(words["O que não foi feito como combinado?"]);
    }
}
