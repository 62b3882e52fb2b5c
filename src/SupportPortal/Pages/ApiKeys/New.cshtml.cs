using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.ApiKeys;

/// <summary>The key stands in the answer to this form and nowhere else: a page to come back to would have to keep it.</summary>
public class NewModel(PortalDbContext db, CreateApiKey create, PasswordAgain password, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public string? Key { get; private set; }
    public ApiKey? Row { get; private set; }
    public ApiScopes Offered => me.MayGrant();

    public IEnumerable<Choice> Terms =>
        [.. InputModel.Terms.Select(d => new Choice(d.ToString(CultureInfo.InvariantCulture), words["{0} dias", d])), new("0", words["Até uma data"])];

    private DateOnly Today => PortalTime.DayOf(clock.GetUtcNow());

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!ModelState.IsValid) { return Page(); }
        var (scopes, now) = (Input.Scopes & Offered, clock.GetUtcNow());
        var lastDay = Input.Days > 0 ? Today.AddDays(Input.Days) : Input.Until!.Value;
        var mine = db.ApiKeys.VisibleTo(me);
        if (scopes is ApiScopes.None) { ModelState.AddModelError("Input.Tickets", words["Escolha o que a chave pode ler."]); }
        if (lastDay <= Today || lastDay > Today.AddDays(ApiKey.MaxDays)) { ModelState.AddModelError("Input.Until", words["Escolha um dia de amanhã até {0}.", Show.Date(Today.AddDays(ApiKey.MaxDays))]); }
        if (await mine.AnyAsync(k => k.RevokedAt == null && k.Name == Input.Name, stop)) { ModelState.AddModelError("Input.Name", words["A empresa já tem uma chave com este nome. Revogue-a antes ou escolha outro."]); }
        if (await mine.ActiveAt(now).CountAsync(stop) >= ApiKey.MaxActive) { ModelState.AddModelError("", words["A empresa já tem {0} chaves ativas. Revogue uma que não usa mais.", ApiKey.MaxActive]); }
        if (ModelState.IsValid && await password.ProblemAsync(Input.CurrentPassword) is { } problem) { ModelState.AddModelError("Input.CurrentPassword", problem); }
        if (!ModelState.IsValid) { return Page(); }
        (Row, Key) = await create.RunAsync(Input.Name, scopes, lastDay, stop);
        return Page();
    }

    public class InputModel
    {
        public static readonly IReadOnlyList<int> Terms = [30, 90, 365];

        public string Name { get; set; } = "";
        public bool Tickets { get; set; }
        public bool Invoices { get; set; }
        /// <summary>0: until a day.</summary>
        public int Days { get; set; } = 90;
        public DateOnly? Until { get; set; }
        public string CurrentPassword { get; set; } = "";

        public ApiScopes Scopes => (Tickets ? ApiScopes.TicketsRead : ApiScopes.None) | (Invoices ? ApiScopes.InvoicesRead : ApiScopes.None);
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(ApiKey.NameMaxLength).WithName(words["Nome da chave"]);
            RuleFor(x => x.Days).Must(d => d == 0 || InputModel.Terms.Contains(d)).WithMessage(_ => words["Escolha por quanto tempo a chave vale."]).WithName(words["Por quanto tempo"]);
            RuleFor(x => x.Until).NotNull().When(x => x.Days == 0).WithMessage(_ => words["Escolha o dia."]).WithName(words["Último dia"]);
            RuleFor(x => x.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithName(words["Senha atual"]);
        }
    }
}
