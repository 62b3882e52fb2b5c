using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.People;

/// <summary>A new person. The answer is the same whether the address has an account or not.</summary>
public class InviteModel(PortalDbContext db, Invitations invitations, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid) { return Page(); }
        var customer = await db.Customers.VisibleTo(me).SingleAsync(c => c.Id == me.CustomerId, stop);
        var cpf = Cpf.TryParse(Input.Cpf, out var parsed) ? parsed : (Cpf?)null;
        if (await invitations.InviteAsync(customer, Input.Email, Input.Name, cpf, Input.ToPermissions(), Input.Department, stop) is { } refused)
        {
            ModelState.AddModelError("Input.Email", refused);
            return Page();
        }
        TempData["Notice"] = words["O convite vai para {0} em instantes. Ele vale por 7 dias.", Input.Email.Trim()].Value;
        return RedirectToPage("Index");
    }

    public class InputModel : RightsForm
    {
        public string Email { get; set; } = "";
        public string Name { get; set; } = "";
        public string Cpf { get; set; } = "";
    }

    public class Validator : RightsValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) : base(words)
        {
            RuleFor(x => x.Email).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["E-mail"]);
            RuleFor(x => x.Email).Must(text => string.IsNullOrEmpty(text) || MailRecipient.IsAddress(text)).WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]);
            RuleFor(x => x.Name).MaximumLength(Person.NameMaxLength).WithName(words["Nome"]);
            RuleFor(x => x.Cpf).Must(text => string.IsNullOrEmpty(text) || Domain.Accounts.Cpf.TryParse(text, out var _))
                .WithMessage((_, text) => words[Fault(text)]).WithName(words["CPF"]);
        }

        private static string Fault(string text) => Domain.Accounts.Cpf.TryParse(text, out Cpf _, out var fault) ? "" : fault.Message();
    }
}
