using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Domain;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Statement;

/// <summary>The file. A title without a payable boleto has none; its page says why.</summary>
public class PdfModel(CopyBoleto copies, TimeProvider clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number)
    {
        if (await copies.FindAsync(number) is not { } invoice) { return NotFound(); }
        if (!invoice.HasPayableBoleto(clock.Today())) { return RedirectToPage("Show", new { number }); }

        return File(await copies.DownloadAsync(invoice), MediaTypeNames.Application.Pdf, invoice.BoletoFileName);
    }
}
