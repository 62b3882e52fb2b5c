using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Pages.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.HelpCenter.Support;

/// <summary>Support for anybody: the address is confirmed by a link before anything reaches the desk. Who is signed in has the form of a ticket instead.</summary>
public class NewModel(PublicRequests requests, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public bool IsAsked { get; private set; }

    /// <param name="produto">Name of the product the person comes from, to spare the typing.</param>
    public IActionResult OnGet(string? produto, bool enviado)
    {
        if (me.IsCustomer) { return RedirectToPage("/Tickets/New", new { sobre = NewTicketInput.Unlisted }); }
        IsAsked = enviado;
        if (HttpMethods.IsGet(Request.Method) && produto is { Length: <= PublicRequest.ProductMaxLength }) { Input.Product = produto; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var shown = OnGet(null, enviado: false);
        if (shown is not PageResult || !ModelState.IsValid || !Cnpj.TryParse(Input.Cnpj, out var cnpj)) { return shown; }

        var allowed = await requests.AskAsync(cnpj, Input.Name, Input.Email, Input.Product, Input.Subject, Input.Message);
        if (allowed.IsAllowed) { return RedirectToPage(new { enviado = true }); }

        ModelState.AddModelError("", words["Muitos pedidos em pouco tempo. Tente de novo mais tarde ou ligue para o suporte."]);
        Response.Headers.RetryAfter = $"{Math.Max(1, (int)allowed.RetryAfter.TotalSeconds)}";
        return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
    }

    public class InputModel
    {
        public string Cnpj { get; set; } = "";
        public string Name { get; set; } = "";
        public string Email { get; set; } = "";
        public string Product { get; set; } = "";
        public string Subject { get; set; } = "";
        public string Message { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Cnpj).NotEmpty().MaximumLength(30).WithName(words["CNPJ da empresa"]);
            RuleFor(x => x.Cnpj).Must(text => string.IsNullOrEmpty(text) || Domain.Accounts.Cnpj.TryParse(text, out var _))
                .WithMessage(_ => words["Confira o CNPJ: os dois últimos números não batem."]);
            RuleFor(x => x.Name).NotEmpty().MaximumLength(Person.NameMaxLength).WithName(words["Nome"]);
            RuleFor(x => x.Email).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["E-mail"]);
            RuleFor(x => x.Email).Must(text => string.IsNullOrEmpty(text) || MailRecipient.IsAddress(text))
                .WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]);
            RuleFor(x => x.Product).MaximumLength(PublicRequest.ProductMaxLength).WithName(words["Produto"]);
            RuleFor(x => x.Subject).NotEmpty().MaximumLength(Ticket.SubjectMaxLength).WithName(words["Assunto"]);
            RuleFor(x => x.Message).NotEmpty().WithMessage(_ => words["Descreva o problema em pelo menos uma frase."])
                .MaximumLength(Ticket.MessageMaxLength).WithName(words["Mensagem"]);
        }
    }
}
