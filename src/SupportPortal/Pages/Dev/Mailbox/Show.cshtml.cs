using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using SupportPortal.Data;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.Dev.Mailbox;

/// <summary>One mail: its HTML in a frame that can run nothing, its text, headers, attachments and the message as it goes over the wire.</summary>
public class ShowModel(SystemDb systemDb, IOptions<MailSettings> settings) : PageModel
{
    private const string NothingRuns = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    // The portal's own policy, and this page may frame the next one.
    private const string MayFrame = SecurityHeaders.ContentSecurityPolicy + "; frame-src 'self'";

    public OutboxMessage Mail { get; private set; } = null!;
    public string Headers { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (!await LoadAsync(id)) { return NotFound(); }
        var raw = Encoding.UTF8.GetString(await SmtpTransport.ToMimeAsync(Mail.ToOutgoing(settings.Value.Sender)));
        Headers = raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Response.Headers.ContentSecurityPolicy = MayFrame;
        return Page();
    }

    public async Task<IActionResult> OnGetHtmlAsync(Guid id)
    {
        if (!await LoadAsync(id)) { return NotFound(); }
        Response.Headers.ContentSecurityPolicy = NothingRuns;
        return Content(Mail.Html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetRawAsync(Guid id) =>
        await LoadAsync(id) ? File(await SmtpTransport.ToMimeAsync(Mail.ToOutgoing(settings.Value.Sender)), MediaTypeNames.Application.Octet, $"{id}.eml") : NotFound();

    public async Task<IActionResult> OnGetFileAsync(Guid id, int position) =>
        await LoadAsync(id) && Mail.Attachments.SingleOrDefault(a => a.Position == position) is { } file
            ? File(file.Bytes, MediaTypeNames.Application.Octet, file.Name) : NotFound();

    public static string NameOf(OutboxState state, IStringLocalizer<Words> words) => state switch
    {
        OutboxState.Pending => words["Na fila"],
        OutboxState.Sending => words["Enviando"],
        OutboxState.Sent => words["Enviado"],
        OutboxState.Digest => words["No resumo do dia"],
        OutboxState.Skipped => words["Não enviado: quem recebe escolheu assim"],
        OutboxState.Joined => words["Enviado junto com outro"],
        _ => words["Falhou"],
    };

    private async Task<bool> LoadAsync(Guid id)
    {
        await using var db = systemDb.Open();
        var mail = await db.Outbox.AsNoTracking().Include(m => m.Attachments).SingleOrDefaultAsync(m => m.Id == id);
        Mail = mail!;
        return mail is not null;
    }
}
