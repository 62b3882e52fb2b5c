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

/// <summary>The customer does not accept what was done, and says why. The contract gets its hours back.</summary>
public class RejectModel(PortalDbContext db, ServiceOrderPaper paper, HourBook hours, TellTechnician technician, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }
    public string? Paper { get; private set; }
    private string _technician = "";

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (!me.MayAccept() || await paper.FindAsync(number, stop) is not { } found) { return NotFound(); }
        (Order, _technician) = found;
        if (Order.CanAccept) { Paper = await paper.HashAsync(Order, _technician, stop); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        var shown = await OnGetAsync(number, stop);
        if (Order is null || !ModelState.IsValid) { return shown; }

        var now = clock.GetUtcNow();
        var pdf = await paper.ReadAsync(Order, _technician, Input.Paper, stop);
        db.ServiceOrderDocuments.Add(Order.Reject(pdf, Input.Reason, me.Actor, now));
        await hours.GiveBackAsync(Order, me.Actor, now, stop);
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await technician.AnsweredAsync(Order, stop);
        await db.SaveChangesAsync(stop);
        TempData["Notice"] = words["Recusa registrada."].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string? Paper { get; set; }
        public string Reason { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(ServiceOrder.TextMaxLength).WithName(words["O que não foi feito como combinado?"]);
    }
}
