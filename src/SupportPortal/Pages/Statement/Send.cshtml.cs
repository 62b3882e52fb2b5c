using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

/// <summary>To the person who asks or to the company's registered addresses: a boleto goes nowhere else.</summary>
public class SendModel(CopyBoleto copies, OwnAddress own, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Invoice Invoice { get; private set; } = null!;
    public IReadOnlyList<Choice> Recipients { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await copies.FindAsync(number) is not { } invoice) { return NotFound(); }
        if (!invoice.HasPayableBoleto(clock.Today())) { return RedirectToPage("Show", new { number }); }

        Invoice = invoice;
        Recipients = [.. await RecipientsAsync(invoice.Customer!)];
        if (Input.To.Length == 0 && Recipients.Count > 0) { Input.To = Recipients[0].Value; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }
        if (Recipients.FirstOrDefault(r => r.Value == Input.To) is not { } to)
        {
            ModelState.AddModelError("Input.To", words["Escolha um dos endereços da lista."]);
            return shown;
        }

        await copies.SendAsync(Invoice, new MailRecipient(to.Text, to.Value == "own" ? me.Name : Invoice.Customer!.ShortName, me.Language ?? Languages.Default, Invoice.CustomerId));
        TempData["Notice"] = words["O boleto vai para {0} em instantes.", to.Text].Value;
        return RedirectToPage("Show", new { number });
    }

    private async Task<IEnumerable<Choice>> RecipientsAsync(Customer customer) => new[]
    {
        new Choice("own", await own.EmailAsync() ?? "", words["Seu e-mail"]),
        new Choice("accounting", customer.AccountingEmail ?? "", words["E-mail da contabilidade, no cadastro da empresa"]),
        new Choice("company", customer.Email, words["E-mail principal, no cadastro da empresa"]),
    }.Where(c => MailRecipient.IsAddress(c.Text)).DistinctBy(c => c.Text, StringComparer.OrdinalIgnoreCase);

    public class InputModel
    {
        public string To { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleFor(x => x.To).NotEmpty().WithName(words["Enviar para"]);
    }
}
