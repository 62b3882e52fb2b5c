using System.Net.Mime;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

/// <summary>Finance issues a copy: with a reason, to an address or as a file.</summary>
public class CopyModel(CopyBoleto copies, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Invoice Invoice { get; private set; } = null!;
    public DateOnly Today { get; } = clock.Today();

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await copies.FindAsync(number) is not { } invoice) { return NotFound(); }
        if (!invoice.HasPayableBoleto(Today)) { return RedirectToPage("Show", new { number }); }

        Invoice = invoice;
        if (HttpMethods.IsGet(Request.Method)) { Input.Email = invoice.Customer!.AccountingEmail ?? invoice.Customer.Email; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        if (Input.AsFile) { return File(await copies.DownloadAsync(Invoice, Input.Reason), MediaTypeNames.Application.Pdf, Invoice.BoletoFileName); }
        await copies.SendAsync(Invoice, new MailRecipient(Input.Email, Invoice.Customer!.ShortName, customerId: Invoice.CustomerId), Input.Reason);
        TempData["Notice"] = words["A 2ª via vai para {0} em instantes.", Input.Email].Value;
        return RedirectToPage("Show", new { number });
    }

    public class InputModel
    {
        public string Reason { get; set; } = "";
        public string Email { get; set; } = "";
        /// <summary>The button "Só o PDF".</summary>
        public bool AsFile { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(Invoice.ReasonMaxLength).WithName(words["Por que a 2ª via foi pedida?"]);
            RuleFor(x => x.Email).Must(MailRecipient.IsAddress).When(x => !x.AsFile)
                .WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]).WithName(words["Enviar para"]);
        }
    }
}
