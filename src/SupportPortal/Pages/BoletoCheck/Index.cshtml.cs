using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Billing;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BoletoCheck;

/// <summary>
/// Did we issue this boleto? Anybody may ask, few times: the whole line, barcode or authenticity code must be right, and the answer names the payee,
/// the bank and the month, and hides most of the amount. Who pays is never said.
/// </summary>
public class IndexModel(SystemDb systemDb, Throttles throttles, IStringLocalizer<Words> words) : PageModel
{
    public const int PerMinute = 10, PerDay = 50;

    [BindProperty] public InputModel Input { get; set; } = new();
    public bool IsAnswered { get; private set; }
    public Found? Boleto { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var network = ClientNetwork.Of(HttpContext);
        var allowed = await throttles.TakeAsync(new Limit($"boleto check {network}", PerMinute, TimeSpan.FromMinutes(1)), new Limit($"boleto check {network}", PerDay, TimeSpan.FromDays(1)));
        if (!allowed.IsAllowed)
        {
            ModelState.Clear();
            ModelState.AddModelError("", words["Muitas consultas em pouco tempo. Tente de novo mais tarde ou ligue para o suporte."]);
            Response.Headers.RetryAfter = $"{Math.Max(1, (int)allowed.RetryAfter.TotalSeconds)}";
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }
        if (!ModelState.IsValid) { return Page(); }

        var (printed, barcode) = (AuthenticityCode.Read(Input.Code), PastedCode.Read(Input.Code).Boleto?.Digits);
        await using var db = systemDb.Open();
        Boleto = await db.Boletos.Where(b => printed != null ? b.AuthenticityCode == printed : b.Barcode == barcode)
            .Join(db.Invoices, b => b.InvoiceId, i => i.Id, (b, i) => new Found(b.BankAccount!.PayeeName, b.BankAccount.PayeeCnpj, b.BankAccount.Terms.BankCode, i.DueOn, i.Amount))
            .SingleOrDefaultAsync();
        IsAnswered = true;
        return Page();
    }

    public sealed record Found(string Payee, string PayeeCnpj, string BankCode, DateOnly DueOn, decimal Amount)
    {
        /// <summary>R$ 1.•••,56: enough to compare with the paper in hand, too little to learn it.</summary>
        public string MaskedAmount
        {
            get
            {
                var text = Show.Money(Amount);
                var first = text.IndexOfAny(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']);
                return string.Concat(text.Select((c, i) => char.IsAsciiDigit(c) && i > first && i < text.Length - 2 ? '•' : c));
            }
        }
    }

    public class InputModel
    {
        public string Code { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleFor(x => x.Code).BoletoOrAuthenticityCode(words).WithName(words["Linha digitável ou código de autenticidade"]);
    }
}
