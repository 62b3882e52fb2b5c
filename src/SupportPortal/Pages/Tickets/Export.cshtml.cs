using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>The list as its filters show it, for a spreadsheet. No CPF: that stays on the ticket's own page.</summary>
public class ExportModel(PortalDbContext db, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int MaxRows = 10_000;

    [BindProperty(SupportsGet = true)] public TicketFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        var rows = await Filter.Of(db.Tickets.VisibleTo(me), db.TicketMessages).In(Filter.Tab).Ordered(Filter.Order, null, null)
            .Select(t => new
            {
                t.Code,
                t.Subject,
                About = t.Product!.Name ?? t.Topic!.Name,
                Category = t.Category!.Name,
                t.Status,
                t.RequesterName,
                t.Department,
                Assignee = t.Assignee!.Name,
                t.OpenedAt,
                t.UpdatedAt,
                t.DueAt,
                EndedAt = t.ResolvedAt ?? t.ClosedAt,
            }).Take(MaxRows).ToListAsync(stop);
        var csv = new Csv(words["Número"], words["Assunto"], words["Assunto ou produto"], words["Tipo"], words["Status"], words["Solicitante"], words["Setor"], words["Responsável"],
            words["Aberto em"], words["Atualizado em"], words["Prazo"], words["Fim"]);
        foreach (var row in rows)
        {
            csv.Row(row.Code, row.Subject, row.About is null ? null : words[row.About].Value, words[row.Category].Value, words.Of(row.Status).Text, row.RequesterName, row.Department, row.Assignee,
                row.OpenedAt, row.UpdatedAt, row.Status is TicketStatus.Cancelled or TicketStatus.Merged ? null : row.DueAt, row.EndedAt);
        }
        audit.Record(db, AuditKind.Exported, "tickets");
        await db.SaveChangesAsync(stop);
        return File(csv.ToBytes(), "text/csv; charset=utf-8", $"chamados-{clock.Today():yyyy-MM-dd}.csv");
    }
}
