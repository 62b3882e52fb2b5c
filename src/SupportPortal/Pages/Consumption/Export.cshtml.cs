using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.Consumption;

/// <summary>Every movement of a contract, for a spreadsheet: the last column is the balance after it.</summary>
public class ExportModel(PortalDbContext db, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public const int MaxRows = 10_000;

    public async Task<IActionResult> OnGetAsync(int contrato, CancellationToken stop)
    {
        if (await db.Contracts.VisibleTo(me).SingleOrDefaultAsync(c => c.Id == contrato && c.HoursFrom != null, stop) is not { } contract) { return NotFound(); }
        var lines = await db.HourMovements.VisibleTo(me).Where(m => m.ContractId == contract.Id).OrderBy(m => m.Id).Take(MaxRows).Lines().ToListAsync(stop);
        var csv = new Csv(words["Contrato"], words["Data e hora"], words["Mês"], words["Movimento"], words["OS"], words["Chamado"], words["Quem"], words["Motivo"], words["Minutos"], words["Horas"], words["Saldo em horas"]);
        var balance = 0;
        foreach (var line in lines)
        {
            balance += line.Minutes;
            csv.Row(contract.Number, line.At, HourSheets.InAddress(line.Month), words.Of(line.Kind), line.Order?.Replace('-', '/'), line.Ticket, line.ByName, line.Reason, line.Minutes, line.Minutes / 60m, balance / 60m);
        }
        audit.Record(db, AuditKind.Exported, "consumption");
        await db.SaveChangesAsync(stop);
        return File(csv.ToBytes(), "text/csv; charset=utf-8", $"consumo-{contract.Number.Replace('/', '-')}-{clock.Today():yyyy-MM-dd}.csv");
    }
}
