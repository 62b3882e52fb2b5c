using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Operations;

namespace SupportPortal.Pages.ServiceOrders;

public class PdfModel(ServiceOrderPaper paper) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop) =>
        await paper.FindAsync(number, stop) is { } found
            ? File(await paper.PdfAsync(found.Order, found.Technician, stop), MediaTypeNames.Application.Pdf, $"ordem-de-servico-{number}.pdf")
            : NotFound();
}
