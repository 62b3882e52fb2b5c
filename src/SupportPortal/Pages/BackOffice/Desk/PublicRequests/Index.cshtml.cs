using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk.PublicRequests;

/// <summary>Confirmed requests of the public form whose CNPJ is no customer's, the oldest first.</summary>
public class IndexModel(PortalDbContext db) : PageModel
{
    private const int Limit = 100;

    public IReadOnlyList<Row> Requests { get; private set; } = [];

    public async Task OnGetAsync() => Requests = await db.PublicRequests.Waiting().OrderBy(r => r.ConfirmedAt).ThenBy(r => r.Id)
        .Select(r => new Row(r.Id, r.Code!, r.Subject, r.Name, r.Cnpj, r.ConfirmedAt!.Value)).Take(Limit).ToListAsync();

    public sealed record Row(Guid Id, string Code, string Subject, string Name, Cnpj Cnpj, DateTimeOffset At);
}
