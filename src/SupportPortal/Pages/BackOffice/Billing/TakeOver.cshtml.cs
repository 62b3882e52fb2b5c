using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

/// <summary>
/// A boleto registered by a bank or another program: its codes are kept as they are. Every digit is checked, and what the code says
/// (bank, value, due date) is read back in words before anything is stored.
/// </summary>
public class TakeOverModel(PortalDbContext db, IssueInvoice issue, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Barcode44? Read { get; private set; }
    public string? Customer { get; private set; }
    public BrCode? Pix => BrCode.TryParse(Input.Pix, out var code, out _) ? code : null;
    public IReadOnlyList<BankAccount> Accounts { get; private set; } = [];
    public IEnumerable<SelectListItem> AccountItems => Accounts.Select(a => a.Item());
    public DateOnly? DueOn => Read?.DueDate(clock.Today());

    public Task<IActionResult> OnGetAsync() => Task.FromResult<IActionResult>(Page());

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || PastedCode.Read(Input.Code).Boleto is not { } read) { return Page(); }

        var customer = await db.CustomerAsync(Input.CustomerCnpj);
        var ofBank = await db.BankAccounts.Where(a => a.Terms.BankCode == read.BankCode).OrderBy(a => a.Id).Take(100).ToListAsync();
        Accounts = [.. ofBank.Where(a => a.Bank.IsPayee(a.Terms, read.FreeField))];
        if (customer is null) { ModelState.AddModelError("Input.CustomerCnpj", words["Não há cliente com este CNPJ."]); }
        if (ofBank.Count == 0) { ModelState.AddModelError("Input.Code", words["A empresa não tem conta no banco {0}.", read.BankCode]); }
        else if (Accounts.Count == 0) { ModelState.AddModelError("Input.Code", words["Este código não é de nenhuma conta da empresa no banco {0}.", read.BankCode]); }
        if (read.DueDate(clock.Today()) is null) { ModelState.AddModelError("Input.Code", words["Este código não diz o vencimento: registre o título pelo banco com a data."]); }
        if (read.Amount == 0) { ModelState.AddModelError("Input.Code", words["Este código deixa o valor em aberto: registre o título pelo banco com o valor."]); }
        if (await issue.IsTakenAsync(DigitableLine.From(read))) { ModelState.AddModelError("Input.Code", words["Este boleto já está registrado no portal."]); }
        if (Pix?.Amount is { } asked && asked != read.Amount) { ModelState.AddModelError("Input.Pix", words["O Pix cobra {0}, e o boleto, {1}.", Show.Money(asked), Show.Money(read.Amount)]); }
        if (!ModelState.IsValid) { return Page(); }

        (Read, Customer) = (read, customer!.LegalName);
        if (!Input.Confirmed) { return Page(); }
        if (Accounts.FirstOrDefault(a => a.Id == Input.BankAccountId) is not { } account)
        {
            ModelState.AddModelError("Input.BankAccountId", words["Escolha uma conta da lista."]);
            return Page();
        }

        var invoice = await issue.TakenOverAsync(new NewInvoice(customer.Id, Input.Description, read.Amount, DueOn!.Value, account), Input.OurNumber, DigitableLine.From(read), Pix?.Payload);
        TempData["Notice"] = words["Título {0} criado com o boleto registrado.", Show.InvoiceNumber(invoice.Number)].Value;
        return RedirectToPage("Show", new { number = invoice.Number });
    }

    public class InputModel : InvoiceInput
    {
        /// <summary>Linha digitável or barcode.</summary>
        public string Code { get; set; } = "";
        public string OurNumber { get; set; } = "";
        public string Pix { get; set; } = "";
        public int BankAccountId { get; set; }
        /// <summary>The second button: what was read back is right.</summary>
        public bool Confirmed { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            this.CommonRules(words);
            RuleFor(x => x.Code).BoletoCode(words).WithName(words["Linha digitável ou código de barras"]);
            RuleFor(x => x.Pix).PixCode(words).WithName(words["Pix copia e cola do boleto"]);
            RuleFor(x => x.OurNumber).NotEmpty().MaximumLength(RegisteredBoleto.OurNumberMaxLength).WithName(words["Nosso número"]);
        }
    }
}
