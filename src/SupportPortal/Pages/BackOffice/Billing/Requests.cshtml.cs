using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Pages.BackOffice.Billing;

/// <summary>Who waits for a new due date, the longest wait first; below, what was answered last.</summary>
public class RequestsModel(PortalDbContext db) : PageModel
{
    private const int ListSize = 100, AnsweredSize = 20;

    public IReadOnlyList<NewDateRequest> Waiting { get; private set; } = [];
    public IReadOnlyList<NewDateRequest> Answered { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var requests = db.NewDateRequests.Include(r => r.Invoice!.Customer).AsNoTracking();
        Waiting = await requests.Where(r => r.Status == NewDateStatus.Open).OrderBy(r => r.Id).Take(ListSize).ToListAsync();
        Answered = await requests.Where(r => r.Status == NewDateStatus.Answered).OrderByDescending(r => r.Id).Take(AnsweredSize).ToListAsync();
    }
}
