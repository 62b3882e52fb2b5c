using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Customers;

/// <summary>A customer's first manager, invited by us: he or she invites the others.</summary>
public class InviteModel(PortalDbContext db, Invitations invitations, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Customer Customer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string cnpj)
    {
        if (!Cnpj.TryParse(cnpj, out var parsed) || await db.Customers.VisibleTo(me).SingleOrDefaultAsync(c => c.Cnpj == parsed) is not { } customer) { return NotFound(); }
        Customer = customer;
        if (HttpMethods.IsGet(Request.Method)) { Input.Email = customer.Email; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string cnpj, CancellationToken stop)
    {
        var shown = await OnGetAsync(cnpj);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }
        // Like the release of a first access, which it stands in for.
        RuleException.ThrowIf(Customer.EmailIsFresh(clock.GetUtcNow()), "O e-mail de contato mudou há menos de 24 horas. Outra pessoa da equipe precisa conferir antes de liberar.");
        if (await invitations.InviteAsync(Customer, Input.Email, Input.Name, cpf: null, Permission.All, department: null, stop) is { } refused)
        {
            ModelState.AddModelError("Input.Email", refused);
            return shown;
        }
        TempData["Notice"] = words["O convite vai para {0} em instantes. Ele vale por 7 dias.", Input.Email.Trim()].Value;
        return RedirectToPage("Show", new { cnpj });
    }

    public class InputModel
    {
        public string Email { get; set; } = "";
        public string Name { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Email).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["E-mail"]);
            RuleFor(x => x.Email).Must(text => string.IsNullOrEmpty(text) || MailRecipient.IsAddress(text)).WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]);
            RuleFor(x => x.Name).MaximumLength(Person.NameMaxLength).WithName(words["Nome"]);
        }
    }
}
