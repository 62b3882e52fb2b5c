using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>A person of several companies acts for one at a time.</summary>
public class CompanyModel(SystemDb systemDb, Audit audit, Viewer me) : PageModel
{
    private const int MaxShown = 100;

    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<Choice> Companies { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var db = systemDb.Open();
        var mine = await db.Memberships.AsNoTracking().Where(m => m.PersonId == me.PersonId && m.IsActive)
            .OrderBy(m => m.Customer!.LegalName).Select(m => m.Customer!).Take(MaxShown).ToListAsync();
        Companies = [.. mine.Select(c => new Choice($"{c.Id}", c.ShortName, c.Cnpj.ToString()))];
        if (Input.Customer == 0) { Input.Customer = me.CustomerId ?? 0; }
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        if (Companies.All(c => c.Value != $"{Input.Customer}")) { return NotFound(); }
        await using var db = systemDb.Open();
        (await db.Sessions.SingleAsync(s => s.Id == me.SessionId)).ActFor(Input.Customer);
        audit.Record(db, AuditKind.CompanySwitched, customerId: Input.Customer);
        await db.SaveChangesAsync();
        return LocalRedirect("/");
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
