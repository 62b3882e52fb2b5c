using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>A person of several companies acts for one at a time.</summary>
public class CompanyModel(SystemDb systemDb, MyCompanies mine, Audit audit, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<Choice> Companies { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Companies = [.. (await mine.ListAsync()).Select(c => new Choice($"{c.Id}", c.Name, c.Cnpj))];
        if (Input.Customer == 0) { Input.Customer = me.CustomerId ?? 0; }
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? returnUrl)
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        if (Companies.All(c => c.Value != $"{Input.Customer}")) { return NotFound(); }
        await using var db = systemDb.Open();
        (await db.Sessions.SingleAsync(s => s.Id == me.SessionId)).ActFor(Input.Customer);
        (await db.Memberships.SingleAsync(m => m.PersonId == me.PersonId && m.CustomerId == Input.Customer)).Entered(clock.GetUtcNow());
        audit.Record(db, AuditKind.CompanySwitched, customerId: Input.Customer);
        await db.SaveChangesAsync();
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    public class InputModel
    {
        public int Customer { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleFor(x => x.Customer).NotEmpty().WithName(words["Empresa"]);
    }
}
