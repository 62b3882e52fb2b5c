using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Mail;

namespace SupportPortal.Pages.Dev.Mailbox;

/// <summary>Every mail the portal wrote, newest first. In Development only; elsewhere these pages have no route.</summary>
public class IndexModel(SystemDb systemDb) : PageModel
{
    public List<Row> Mails { get; private set; } = [];

    public async Task OnGetAsync(string? para)
    {
        await using var db = systemDb.Open();
        Mails = await db.Outbox
            .Where(m => para == null || m.RecipientAddress == para)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id)
            .Select(m => new Row(m.Id, m.CreatedAt, m.RecipientName, m.RecipientAddress, m.Subject, m.Kind, m.State, m.Attempts, m.Attachments.Count))
            .Take(200).ToListAsync();
    }

    public sealed record Row(
        Guid Id, DateTimeOffset CreatedAt, string RecipientName, string RecipientAddress, string Subject, string Kind, OutboxState State, int Attempts, int Files);
}
