using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>A person of several companies acts for one at a time.</summary>
public class CompanyModel(SystemDb systemDb, MyCompanies mine, Audit audit, Viewer me, TimeProvider clock) : PageModel
{
    /// <summary>Pages each company has one of, and who of the company may see them: a switch in the header stays there. From any other it leads home.</summary>
    private static readonly Dictionary<string, Func<Viewer, bool>> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/chamados"] = _ => true,
        ["/chamados/novo"] = _ => true,
        ["/chamados/todas-as-empresas"] = _ => true,
        ["/suporte"] = _ => true,
        ["/produtos"] = _ => true,
        ["/contratos"] = _ => true,
        ["/ordens-de-servico"] = _ => true,
        ["/ajuda"] = _ => true,
        ["/conta"] = _ => true,
        ["/financeiro"] = v => v.Has(Permission.Finance),
        ["/consumo"] = v => v.MaySeeConsumption(),
        ["/contatos"] = v => v.ManagesPeople(),
        ["/contatos/convidar"] = v => v.ManagesPeople(),
        ["/contatos/atividade"] = v => v.ManagesPeople(),
        ["/contatos/e-mails"] = v => v.ManagesPeople(),
    };

    private IReadOnlyList<MyCompanies.Company> _companies = [];

    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<Choice> Companies { get; private set; } = [];

    public async Task OnGetAsync()
    {
        _companies = await mine.ListAsync();
        Companies = [.. _companies.Select(c => new Choice($"{c.Id}", c.Name, c.Cnpj))];
        if (Input.Customer == 0) { Input.Customer = me.CustomerId ?? 0; }
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? returnUrl, [FromForm] string? stay)
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        if (_companies.FirstOrDefault(c => c.Id == Input.Customer) is not { } company) { return NotFound(); }
        await using var db = systemDb.Open();
        (await db.Sessions.SingleAsync(s => s.Id == me.SessionId)).ActFor(Input.Customer);
        (await db.Memberships.SingleAsync(m => m.PersonId == me.PersonId && m.CustomerId == Input.Customer)).Entered(clock.GetUtcNow());
        audit.Record(db, AuditKind.CompanySwitched, customerId: Input.Customer);
        await db.SaveChangesAsync();
        if (stay is not null && Common.TryGetValue(stay, out var allows) && allows(mine.As(company))) { return LocalRedirect(stay); }
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
