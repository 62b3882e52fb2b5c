using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Statement;

/// <summary>Every boleto that the filters show and that can be paid, in one PDF or in a ZIP of one each.</summary>
public class BoletosModel(PortalDbContext db, CopyBoletos copies, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty(SupportsGet = true)] public StatementFilter Filter { get; set; } = new();

    public string Refusal { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string form, CancellationToken stop)
    {
        var today = clock.Today();
        var ids = await copies.PayableAsync(Filter.Of(db.Invoices, today), stop);
        if (ids.Count is 0 or > CopyBoletos.Most)
        {
            Refusal = ids.Count == 0 ? words["Nenhum boleto a pagar nesta situação e período."] : words["São mais de {0} boletos. Escolha um período menor.", CopyBoletos.Most];
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        return form == "zip"
            ? new StreamedFile(MediaTypeNames.Application.Zip, $"boletos-{today:yyyy-MM-dd}.zip", (to, stopped) => copies.WriteZipAsync(ids, reason: null, to, stopped))
            : new StreamedFile(MediaTypeNames.Application.Pdf, $"boletos-{today:yyyy-MM-dd}.pdf", (to, stopped) => copies.WritePdfAsync(ids, reason: null, to, stopped));
    }
}
