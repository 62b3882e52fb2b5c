using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.Customers;

public class ShowModel(PortalDbContext db, Audit audit, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public Customer? Customer { get; private set; }
    public Person? Account { get; private set; }
    public IReadOnlyList<TicketRow> Tickets { get; private set; } = [];
    public IReadOnlyList<Contract> Contracts { get; private set; } = [];
    /// <summary>Minutes left, by contract.</summary>
    public IReadOnlyDictionary<int, int> Balances { get; private set; } = new Dictionary<int, int>();
    public IReadOnlyList<Membership> People { get; private set; } = [];

    public IReadOnlyList<Invitation> Invited { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public DateOnly Today { get; } = clock.Today();
    public bool MayRelease => me.Role is StaffRole.Supervisor or StaffRole.Administrator;
    public bool CanRelease => MayRelease && Account?.State is AccountState.NotReleased or AccountState.Released;

    public async Task<IActionResult> OnGetAsync(string cnpj)
    {
        Customer = Cnpj.TryParse(cnpj, out var parsed) ? await db.Customers.VisibleTo(me).SingleOrDefaultAsync(c => c.Cnpj == parsed) : null;
        if (Customer is null) { return NotFound(); }
        var id = Customer.Id;
        Account = await db.People.SingleOrDefaultAsync(p => p.Kind == PersonKind.Company && p.CustomerId == id);
        Tickets = await db.Tickets.VisibleTo(me).Where(t => t.CustomerId == id).OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id)
            .Select(t => new TicketRow(t.Code, t.Subject, t.Status, t.Priority, t.Assignee!.Name, t.UpdatedAt)).Take(20).ToListAsync();
        Contracts = await db.Contracts.VisibleTo(me).Include(c => c.Products).ThenInclude(p => p.Product)
            .Where(c => c.CustomerId == id).OrderByDescending(c => c.EndsOn).Take(20).ToListAsync();
        Balances = await db.HourMovements.VisibleTo(me).Where(m => m.CustomerId == id).GroupBy(m => m.ContractId)
            .Select(g => new { g.Key, Minutes = g.Sum(m => m.Minutes) }).ToDictionaryAsync(g => g.Key, g => g.Minutes);
        People = await db.Memberships.Include(m => m.Person)
            .Where(m => m.CustomerId == id && m.Person!.Kind == PersonKind.Contact).OrderBy(m => m.Person!.Name).Take(100).ToListAsync();
        Invited = await db.Invitations.AsNoTracking().VisibleTo(me).Pending().Where(i => i.CustomerId == id).OrderByDescending(i => i.CreatedAt).Take(100).ToListAsync();
        return Page();
    }

    [NoValidation]
    public async Task<IActionResult> OnPostReleaseAsync(string cnpj)
    {
        var shown = await OnGetAsync(cnpj);
        if (Customer is null || Account is null || !MayRelease) { return shown is NotFoundResult ? shown : NotFound(); }
        var now = clock.GetUtcNow();
        RuleException.ThrowIf(Customer.EmailIsFresh(now), "O e-mail de contato mudou há menos de 24 horas. Outra pessoa da equipe precisa conferir antes de liberar.");
        Account.ReleaseFirstAccess(now);
        audit.Record(db, AuditKind.FirstAccessReleased, Customer.Cnpj.Value, Customer.Id);
        await db.SaveChangesAsync();
        TempData["Notice"] = words["Primeiro acesso liberado até {0}.", Show.DateTime(Account.ReleasedUntil!.Value)].Value;
        return RedirectToPage("Show", new { cnpj });
    }

    public sealed record TicketRow(string Code, string Subject, TicketStatus Status, Priority Priority, string? Assignee, DateTimeOffset UpdatedAt);
}
