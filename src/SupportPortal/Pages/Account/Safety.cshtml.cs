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

/// <summary>How one gets in: password, second factor and open sessions.</summary>
public class SafetyModel(
    SystemDb systemDb, SecondFactor secondFactor, Sessions sessions, PasswordChange passwords, Security.SignIn signIn, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private const int MaxShown = 50;

    [BindProperty] public InputModel Password { get; set; } = new();
    public bool HasSecondFactor { get; private set; }
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];
    public int RecoveryCodesLeft { get; private set; }
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await using var db = systemDb.Open();
        var now = clock.GetUtcNow();
        HasSecondFactor = await db.People.Where(p => p.Id == me.PersonId).Select(p => p.TwoFactorEnabled).SingleAsync();
        if (HasSecondFactor) { RecoveryCodesLeft = await secondFactor.RecoveryCodesLeftAsync(me.PersonId); }
        Passkeys = await db.Passkeys.AsNoTracking().Where(k => k.PersonId == me.PersonId).OrderBy(k => k.Id).Take(Passkey.MostOfAPerson).ToListAsync();
        var recent = await db.Sessions.AsNoTracking().Where(s => s.PersonId == me.PersonId && s.EndedAt == null && s.SecurityStamp == s.Person!.SecurityStamp)
            .OrderByDescending(s => s.LastSeenAt).Take(MaxShown).ToListAsync();
        Sessions = [.. recent.Where(s => s.IsOpen(me.Kind!.Value, now))];
    }

    /// <summary>"203.0.113.7" for one address, "2001:db8::/64" for the part of IPv6 that a connection has whole.</summary>
    public static string Place(string network) => network.EndsWith("/32", StringComparison.Ordinal) ? network[..^3] : network;

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        if (await passwords.ChangeAsync(me.PersonId, Password.CurrentPassword, Password.Password) is { } refused)
        {
            ModelState.AddModelError($"Password.{refused.Field}", words[refused.Problem]);
            return Page();
        }
        await using var db = systemDb.Open();
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == me.PersonId);
        await signIn.EnterAsync(HttpContext, person, me.CustomerId, SessionStage.Complete);
        TempData["Notice"] = words["Senha trocada. Os outros acessos foram encerrados."].Value;
        return RedirectToPage();
    }

    [NoValidation]
    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid session)
    {
        await sessions.EndAsync(session, me.PersonId);
        return await EndedAsync();
    }

    [NoValidation]
    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await sessions.EndAllAsync(me.PersonId, except: me.SessionId);
        return await EndedAsync();
    }

    private async Task<IActionResult> EndedAsync()
    {
        await using var db = systemDb.Open();
        audit.Record(db, AuditKind.SessionEnded);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Acesso encerrado."].Value;
        return RedirectToPage();
    }

    public class InputModel : NewPassword
    {
        public string CurrentPassword { get; set; } = "";
    }

    public class Validator : NewPasswordValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) : base(words) =>
            RuleFor(x => x.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.MaxLength).WithName(words["Senha atual"]);
    }
}
