using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

public class AnswerModel(PortalDbContext db, Mailer mailer, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public NewDateRequest Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id)
    {
        if (await db.NewDateRequests.Include(r => r.Invoice!.Customer).SingleOrDefaultAsync(r => r.Id == id) is not { } request) { return NotFound(); }

        Asked = request;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id)
    {
        var shown = await OnGetAsync(id);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        Asked.Answer(Input.Reply, me.Actor, clock.GetUtcNow());
        db.Outbox.Add(InvoiceMail.NewDateAnswered(mailer, Asked));
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Resposta enviada para {0}.", Asked.ReplyTo].Value;
        return RedirectToPage("Requests");
    }

    public class InputModel
    {
        public string Reply { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Reply).NotEmpty().MaximumLength(NewDateRequest.MessageMaxLength).WithName(words["Resposta ao cliente"]);
    }
}
