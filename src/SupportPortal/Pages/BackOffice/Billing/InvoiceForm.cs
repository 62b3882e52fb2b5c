using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Billing;

/// <summary>What both ways of making a title ask first: for whom, and what for.</summary>
public class InvoiceInput
{
    /// <summary>Typed, mask optional.</summary>
    public string CustomerCnpj { get; set; } = "";
    public string Description { get; set; } = "";
}

internal static class InvoiceForm
{
    public static void CommonRules<T>(this AbstractValidator<T> validator, IStringLocalizer<Words> words)
        where T : InvoiceInput
    {
        validator.RuleFor(x => x.CustomerCnpj).Cascade(CascadeMode.Stop).NotEmpty()
            .Must(text => Cnpj.TryParse(text, out _)).WithMessage(x => words[FaultOf(x.CustomerCnpj).Message()]).WithName(words["CNPJ do cliente"]);
        validator.RuleFor(x => x.Description).NotEmpty().MaximumLength(Invoice.DescriptionMaxLength).WithName(words["Histórico"]);
    }

    public static Task<Customer?> CustomerAsync(this PortalDbContext db, string cnpj) =>
        Cnpj.TryParse(cnpj, out var parsed) ? db.Customers.SingleOrDefaultAsync(c => c.Cnpj == parsed) : Task.FromResult<Customer?>(null);

    public static SelectListItem Item(this BankAccount account) =>
        new($"{account.Bank.Name}, {account.Bank.AgencyAndPayeeCode(account.Terms)}", $"{account.Id}");

    private static TaxIdFault FaultOf(string text) => Cnpj.TryParse(text, out _, out var fault) ? TaxIdFault.None : fault;
}
