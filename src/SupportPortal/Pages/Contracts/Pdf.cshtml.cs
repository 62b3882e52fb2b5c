using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Contracts;

public class PdfModel(ContractPaper paper) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop) =>
        await paper.PdfAsync(number, stop) is { } pdf ? File(pdf, MediaTypeNames.Application.Pdf, $"contrato-{number}.pdf") : NotFound();
}
