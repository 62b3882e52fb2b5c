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

/// <summary>An order for its customer, with the ateste: accepted, perhaps with remarks. What is signed is the paper that the page was shown with.</summary>
public class ShowModel(PortalDbContext db, ServiceOrderPaper paper, TellTechnician technician, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }
    public string Technician { get; private set; } = "";
    /// <summary>SHA-256 of the PDF as it is now, while it waits for an answer.</summary>
    public string? Paper { get; private set; }
    public bool MayAccept { get; } = me.MayAccept();
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (await paper.FindAsync(number, stop) is not { } found) { return NotFound(); }
        (Order, Technician) = found;
        if (Order.CanAccept && MayAccept) { Paper = await paper.HashAsync(Order, Technician, stop); }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        var shown = await OnGetAsync(number, stop);
        if (!MayAccept) { return NotFound(); }
        if (Order is null || !ModelState.IsValid) { return shown; }

        var pdf = await paper.ReadAsync(Order, Technician, Input.Paper, stop);
        db.ServiceOrderDocuments.Add(Order.Accept(pdf, Input.Remarks is { Length: > 0 } ? Input.Remarks : null, me.Actor, Now));
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await technician.AnsweredAsync(Order, stop);
        await db.SaveChangesAsync(stop);
        TempData["Notice"] = words["Serviço atestado."].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string? Paper { get; set; }
        public string? Remarks { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Remarks).MaximumLength(ServiceOrder.TextMaxLength).WithName(words["Ressalvas (opcional)"]);
    }
}
