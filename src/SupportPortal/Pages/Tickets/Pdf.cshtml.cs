using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Tickets;

public class PdfModel(TicketPaper paper) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop) =>
        await paper.PdfAsync(code, stop) is { } pdf ? File(pdf, MediaTypeNames.Application.Pdf, $"chamado-{code}.pdf") : NotFound();
}
