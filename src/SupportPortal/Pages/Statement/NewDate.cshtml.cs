using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

public class NewDateModel(PortalDbContext db, OwnAddress own, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Invoice Invoice { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await db.Invoices.VisibleTo(me).Include(i => i.Customer).Include(i => i.Boleto).Include(i => i.DateRequests).SingleOrDefaultAsync(i => i.Number == number) is not { } invoice)
        {
            return NotFound();
        }
        if (!invoice.CanAskForNewDate(clock.Today())) { return RedirectToPage("Show", new { number }); }

        Invoice = invoice;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        Invoice.AskForNewDate(Input.Message, await own.EmailAsync() ?? Invoice.Customer!.Email, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Pedido enviado. O financeiro responde por e-mail."].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Message { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Message).NotEmpty().MaximumLength(NewDateRequest.MessageMaxLength).WithName(words["Quando você pretende pagar?"]);
    }
}
