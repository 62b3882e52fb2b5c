using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.People;

/// <summary>The registered addresses of the company. A new one counts when it is confirmed from its own mailbox.</summary>
public class AddressesModel(PortalDbContext db, AddressChanges changes, PasswordAgain password, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Customer Customer { get; private set; } = null!;
    public IReadOnlyList<AddressChange> Waiting { get; private set; } = [];

    public IEnumerable<Choice> Kinds =>
    [
        new($"{AddressKind.Accounting}", words["Contabilidade (boletos)"], Customer.AccountingEmail ?? words["Não informado: os boletos vão para o principal"].Value),
        new($"{AddressKind.Contact}", words["Principal"], Customer.Email),
    ];

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        Customer = await db.Customers.AsNoTracking().VisibleTo(me).SingleAsync(c => c.Id == me.CustomerId);
        Waiting = [.. (await db.AddressChanges.AsNoTracking().VisibleTo(me).Where(c => c.ConfirmedAt == null && c.DroppedAt == null && c.ExpiresAt > now).OrderBy(c => c.Kind).Take(10).ToListAsync())];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        var old = Input.Kind is AddressKind.Accounting ? Customer.AccountingEmail : Customer.Email;
        if (string.Equals(old, Input.Email.Trim(), StringComparison.OrdinalIgnoreCase)) { ModelState.AddModelError("Input.Email", words["Este já é o e-mail cadastrado."]); }
        else if (await password.ProblemAsync(Input.CurrentPassword) is { } wrong) { ModelState.AddModelError("Input.CurrentPassword", wrong); }
        else if (Input.Email.Length == 0) { await changes.RemoveAccountingAsync(stop); }
        else if (await changes.AskAsync(Customer, Input.Kind, Input.Email, stop) is { } refused) { ModelState.AddModelError("Input.Email", refused); }
        if (!ModelState.IsValid) { return Page(); }
        TempData["Notice"] = Input.Email.Length == 0 ? words["Os boletos passam a ir para o e-mail principal."].Value : words["Enviamos um link para {0}. O endereço passa a valer quando alguém o confirmar, em até 24 horas.", Input.Email.Trim()].Value;
        return RedirectToPage();
    }

    public class InputModel
    {
        public AddressKind Kind { get; set; } = AddressKind.Accounting;
        public string Email { get; set; } = "";
        public string CurrentPassword { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Kind).IsInEnum().WithName(words["Qual e-mail"]);
            RuleFor(x => x.Email).MaximumLength(Person.EmailMaxLength).WithName(words["Novo e-mail"]);
            RuleFor(x => x.Email).Must(text => !string.IsNullOrEmpty(text)).When(x => x.Kind is AddressKind.Contact).WithMessage(_ => words["O e-mail principal não pode ficar vazio."]);
            RuleFor(x => x.Email).Must(text => string.IsNullOrEmpty(text) || MailRecipient.IsAddress(text)).WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]);
            RuleFor(x => x.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithName(words["Sua senha"]);
        }
    }
}
