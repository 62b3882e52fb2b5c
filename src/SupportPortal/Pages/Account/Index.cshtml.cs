using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Mail;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>One's own data: name, address, language and look.</summary>
public class AccountModel(SystemDb systemDb, EmailChange emails, PasswordAgain passwordAgain, Audit audit, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public ProfileInput Profile { get; set; } = new();
    [BindProperty] public AddressInput Address { get; set; } = new();
    [BindProperty] public PreferencesInput Preferences { get; set; } = new();
    public string? CurrentEmail { get; private set; }
    public string? PendingEmail { get; private set; }
    public IEnumerable<SelectListItem> LanguageItems => Languages.All.Select(l => new SelectListItem(l.Name, l.Code));
    public IEnumerable<SelectListItem> ThemeItems =>
        [new(words["Como a do sistema"], "auto"), new(words["Clara"], "light"), new(words["Escura"], "dark")];

    public async Task OnGetAsync()
    {
        await using var db = systemDb.Open();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == me.PersonId);
        (CurrentEmail, PendingEmail) = (person.Email, person.PendingEmail);
        Profile.FullName ??= person.Name;
        (Preferences.Language, Preferences.Theme) = (Preferences.Language ?? person.Language, Preferences.Theme ?? person.Theme);
        if (HttpMethods.IsGet(Request.Method)) { Preferences.UsesKeys = person.UsesKeys; }
    }

    public async Task<IActionResult> OnPostProfileAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        await using var db = systemDb.Open();
        (await db.People.SingleAsync(p => p.Id == me.PersonId)).Rename(Profile.FullName!);
        audit.Record(db, AuditKind.OwnNameChanged);
        await db.SaveChangesAsync();
        return Done(words["Nome salvo."]);
    }

    public async Task<IActionResult> OnPostAddressAsync()
    {
        await OnGetAsync();
        if (me.Kind is PersonKind.Company) { return NotFound(); }
        if (!ModelState.IsValid) { return Page(); }
        if (await passwordAgain.ProblemAsync(Address.CurrentPassword) is { } wrong) { ModelState.AddModelError("Address.CurrentPassword", wrong); return Page(); }
        if (string.Equals(Address.NewEmail.Trim(), CurrentEmail, StringComparison.OrdinalIgnoreCase)) { ModelState.AddModelError("Address.NewEmail", words["Este já é o seu e-mail."]); return Page(); }
        if (!await emails.AskAsync(Address.NewEmail)) { return StatusCode(StatusCodes.Status429TooManyRequests); }
        return Done(words["Enviamos um link para o novo e-mail. A troca vale quando você o confirmar."]);
    }

    public async Task<IActionResult> OnPostPreferencesAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        await using var db = systemDb.Open();
        (await db.People.SingleAsync(p => p.Id == me.PersonId)).Prefer(Preferences.Language, Preferences.Theme, me.IsDesk ? Preferences.UsesKeys : null);
        await db.SaveChangesAsync();
        Languages.Remember(Response, Preferences.Language!);
        return Done(words["Preferências salvas."]);
    }

    private RedirectToPageResult Done(string notice)
    {
        TempData["Notice"] = notice;
        return RedirectToPage();
    }

    public class ProfileInput
    {
        public string? FullName { get; set; }
    }

    public class ProfileValidator : AbstractValidator<ProfileInput>
    {
        public ProfileValidator(IStringLocalizer<Words> words) => RuleFor(x => x.FullName).NotEmpty().MaximumLength(Person.NameMaxLength).WithName(words["Nome completo"]);
    }

    public class AddressInput
    {
        public string NewEmail { get; set; } = "";
        public string CurrentPassword { get; set; } = "";
    }

    public class AddressValidator : AbstractValidator<AddressInput>
    {
        public AddressValidator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.NewEmail).Cascade(CascadeMode.Stop).NotEmpty().MaximumLength(Person.EmailMaxLength)
                .Must(MailRecipient.IsAddress).WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]).WithName(words["Novo e-mail"]);
            RuleFor(x => x.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithName(words["Senha atual"]);
        }
    }

    public class PreferencesInput
    {
        public string? Language { get; set; }
        public string? Theme { get; set; }
        public bool UsesKeys { get; set; }
    }

    public class PreferencesValidator : AbstractValidator<PreferencesInput>
    {
        public PreferencesValidator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Language).Must(Languages.IsKnown).WithName(words["Idioma"]);
            RuleFor(x => x.Theme).Must(t => t is "auto" or "light" or "dark").WithName(words["Aparência"]);
            RuleFor(x => x.UsesKeys).NotNull().WithName(words["Atalhos de uma tecla"]);
        }
    }
}
