using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>What a mailed invitation opens: a new account, or, for somebody who has one, a further company.</summary>
public class InvitationModel(InvitationLinks links, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public string? Token { get; private set; }
    public InvitationLinks.Invited? Invited { get; private set; }

    public async Task OnGetAsync(string? token, CancellationToken stop)
    {
        (Token, Invited) = (token, await links.FindAsync(token, stop));
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address holds the token
        if (HttpMethods.IsGet(Request.Method)) { Input.Name = Invited?.Invitation.Name ?? ""; }
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? token, CancellationToken stop)
    {
        await OnGetAsync(token, stop);
        if (Invited is null or { HasAccount: true } || !ModelState.IsValid) { return Page(); }
        if (await links.EnterAsync(token, Input.Name, Input.Password, stop) is { } refused)
        {
            if (refused.Field.Length == 0) { Invited = null; }
            else { ModelState.AddModelError($"Input.{refused.Field}", words[refused.Problem]); }
            return Page();
        }
        TempData["Notice"] = words["Senha criada. Entre com o seu e-mail e a nova senha."].Value;
        return RedirectToPage("SignIn");
    }

    [NoValidation]
    public async Task<IActionResult> OnPostJoinAsync([FromForm] string? token, CancellationToken stop)
    {
        await OnGetAsync(token, stop);
        var company = Invited?.Customer.ShortName;
        if (!await links.JoinAsync(token, stop))
        {
            Invited = null;
            return Page();
        }
        TempData["Notice"] = words["Convite aceito. Você pode passar a usar {0}.", company!].Value;
        return RedirectToPage(me.IsCustomer ? "Company" : "Index");
    }

    public class InputModel : NewPassword
    {
        public string Name { get; set; } = "";
    }

    public class Validator : NewPasswordValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) : base(words) => RuleFor(x => x.Name).NotEmpty().MaximumLength(Person.NameMaxLength).WithName(words["Seu nome"]);
    }
}
