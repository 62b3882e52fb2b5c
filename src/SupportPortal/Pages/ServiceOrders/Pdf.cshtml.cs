using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Operations;

namespace SupportPortal.Pages.ServiceOrders;

/// <summary>The order's paper: once it is signed, the very bytes that were signed.</summary>
public class PdfModel(ServiceOrderPaper paper) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop) =>
        await paper.FindAsync(number, stop) is { } found
            ? File(await paper.PdfAsync(found.Order, found.Technician, stop), MediaTypeNames.Application.Pdf, $"ordem-de-servico-{number}.pdf")
            : NotFound();
}
