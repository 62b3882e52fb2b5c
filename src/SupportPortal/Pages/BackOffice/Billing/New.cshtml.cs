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

/// <summary>A title whose boleto the portal computes for one of our accounts.</summary>
public class NewModel(PortalDbContext db, IssueInvoice issue, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<BankAccount> Accounts { get; private set; } = [];
    public IEnumerable<SelectListItem> AccountItems => Accounts.Select(a => a.Item());

    public async Task<IActionResult> OnGetAsync()
    {
        Accounts = await db.BankAccounts.OrderBy(a => a.Id).Take(100).ToListAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        var customer = await db.CustomerAsync(Input.CustomerCnpj);
        var account = Accounts.FirstOrDefault(a => a.Id == Input.BankAccountId);
        if (ModelState.IsValid && customer is null) { ModelState.AddModelError("Input.CustomerCnpj", words["Não há cliente com este CNPJ."]); }
        if (ModelState.IsValid && account is null) { ModelState.AddModelError("Input.BankAccountId", words["Escolha uma conta da lista."]); }
        if (!ModelState.IsValid) { return Page(); }

        var what = new NewInvoice(customer!.Id, Input.Description, Input.Amount!.Value, Input.DueOn!.Value, account!, Input.Discount is { } discount ? new Discount(discount, Input.DiscountUntil!.Value) : null);
        if (issue.WhyNot(what) is { } refusal)
        {
            ModelState.AddModelError(refusal.Field switch { "valor" => "Input.Amount", "vencimento" => "Input.DueOn", _ => "Input.BankAccountId" }, words[refusal.Rule, [.. refusal.Arguments]]);
            return Page();
        }

        var invoice = await issue.ComputedAsync(what);
        TempData["Notice"] = words["Título {0} criado, com boleto.", Show.InvoiceNumber(invoice.Number)].Value;
        return RedirectToPage("Show", new { number = invoice.Number });
    }

    public class InputModel : InvoiceInput
    {
        public decimal? Amount { get; set; }
        public DateOnly? DueOn { get; set; }
        public int BankAccountId { get; set; }
        public decimal? Discount { get; set; }
        public DateOnly? DiscountUntil { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words, TimeProvider clock)
        {
            this.CommonRules(words);
            RuleFor(x => x.Amount).NotNull().GreaterThan(0).WithName(words["Valor em reais"]);
            RuleFor(x => x.DueOn).NotNull().WithName(words["Vencimento"]);
            RuleFor(x => x.DueOn).Must(day => day is null || day >= clock.Today()).WithMessage(_ => words["Escolha um vencimento a partir de hoje."]).WithName(words["Vencimento"]);
            RuleFor(x => x.Discount).GreaterThan(0).LessThan(x => x.Amount ?? decimal.MaxValue).WithName(words["Desconto em reais"]);
            RuleFor(x => x.Discount).NotNull().When(x => x.DiscountUntil is not null).WithName(words["Desconto em reais"]);
            RuleFor(x => x.DiscountUntil).NotNull().When(x => x.Discount is not null).WithName(words["Desconto até"]);
            RuleFor(x => x.DiscountUntil).Must((x, day) => day is null || (day >= clock.Today() && day <= (x.DueOn ?? day)))
                .WithMessage(_ => words["Escolha um dia de hoje até o vencimento."]).WithName(words["Desconto até"]);
            RuleFor(x => x.BankAccountId).NotEmpty().WithName(words["Conta bancária"]);
        }
    }
}
