using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Tickets;
using SupportPortal.Files;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

/// <summary>The customer says that a charge is wrong. A title that is disputed already leads to its ticket.</summary>
[RequestSizeLimit(UploadRules.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class DisputeModel(
    PortalDbContext db, OpenTicket open, OwnAddress own, FileStore files, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public Invoice Invoice { get; private set; } = null!;

    public IEnumerable<Choice> Reasons => Enum.GetValues<DisputeReason>().Select(r => new Choice(r.ToString(), words.Of(r)));

    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await db.Invoices.VisibleTo(me).Include(i => i.Customer).SingleOrDefaultAsync(i => i.Number == number) is not { } invoice) { return NotFound(); }
        if (!invoice.CanDispute)
        {
            return await db.Tickets.VisibleTo(me).Disputing(invoice).Select(t => t.Code).FirstOrDefaultAsync() is { } code
                ? RedirectToPage("/Tickets/Show", new { code }) : RedirectToPage("Show", new { number });
        }

        Invoice = invoice;
        if (HttpMethods.IsGet(Request.Method)) { Input.Email = await own.EmailAsync() ?? invoice.Customer!.Email; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        var shown = await OnGetAsync(number);
        if (shown is not PageResult || !ModelState.IsValid) { return shown; }

        var stored = new List<StoredFile>();
        foreach (var upload in Input.Uploads) { stored.Add(await files.SaveAsync(upload, Invoice.CustomerId, stop)); }
        var ticket = await open.DisputingAsync(Invoice, words.Of(Input.Reason!.Value).Name, Form(), stored, stop);
        if (await db.Tickets.VisibleTo(me).AnyAsync(t => t.Id == ticket.Id, stop)) { return RedirectToPage("/Tickets/Sent", new { code = ticket.Code }); }

        TempData["Notice"] = words["Contestação enviada, chamado {0}. A resposta vai para {1}.", ticket.Code, ticket.NotifyEmail].Value;
        return RedirectToPage("Show", new { number });
    }

    // The subject is read by everybody who sees the company's tickets: it names the title, and no amount.
    private TicketForm Form() => new(
        me.Name, null, me.Department ?? "Financeiro", Input.Email, $"Contestação do título {Show.InvoiceNumber(Invoice.Number)}: {words.Of(Input.Reason!.Value).Name}", Input.Message);

    public class InputModel
    {
        public DisputeReason? Reason { get; set; }
        public string Message { get; set; } = "";
        public List<IFormFile> Uploads { get; set; } = [];
        public string Email { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Reason).NotNull().WithMessage(_ => words["Escolha o motivo."]).IsInEnum().WithName(words["Por que você contesta?"]);
            RuleFor(x => x.Message).NotEmpty().WithMessage(_ => words["Descreva o problema em pelo menos uma frase."])
                .MaximumLength(Ticket.MessageMaxLength).WithName(words["Conte o que houve"]);
            RuleFor(x => x.Uploads).AllowedUploads(words, FileKind.OfTickets).WithName(words["Anexos"]);
            RuleFor(x => x.Email).NotEmpty().MaximumLength(Person.EmailMaxLength).WithName(words["E-mail"]);
            RuleFor(x => x.Email).Must(text => string.IsNullOrEmpty(text) || MailRecipient.IsAddress(text))
                .WithMessage(_ => words["Complete o e-mail, por exemplo nome@empresa.com.br."]);
        }
    }
}
