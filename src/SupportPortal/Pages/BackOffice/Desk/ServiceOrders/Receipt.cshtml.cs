using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Operations;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

/// <summary>The receipt of the customer's answer, which names the paper by its hash.</summary>
public class ReceiptModel(ServiceOrderPaper paper) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop) =>
        await paper.FindAsync(number, stop) is { } found && await paper.ReceiptAsync(found.Order, stop) is { } receipt
            ? File(receipt, MediaTypeNames.Application.Pdf, $"ateste-os-{number}.pdf")
            : NotFound();
}
