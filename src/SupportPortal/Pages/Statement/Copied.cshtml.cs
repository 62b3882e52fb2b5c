using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Domain;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;

namespace SupportPortal.Pages.Statement;

/// <summary>The script asks for a code when it is copied, and that leaves a line. Without script the page of the title shows the codes.</summary>
public class CopiedModel(CopyBoleto copies, TimeProvider clock) : PageModel
{
    private static readonly Dictionary<string, CopyChannel> Channels = new(StringComparer.Ordinal) { ["linha"] = CopyChannel.Line, ["pix"] = CopyChannel.Pix };

    public async Task<IActionResult> OnGetAsync(string number) =>
        await copies.FindAsync(number) is null ? NotFound() : RedirectToPage("Show", new { number });

    public async Task<IActionResult> OnPostAsync(string number, [FromQuery(Name = "codigo")] string? code)
    {
        if (await copies.FindAsync(number) is not { } invoice || code is null || !Channels.TryGetValue(code, out var channel)) { return NotFound(); }
        if (!invoice.HasPayableBoleto(clock.Today())) { return RedirectToPage("Show", new { number }); }

        return await copies.CopyCodeAsync(invoice, channel) is { } text ? Content(text) : NotFound();
    }
}
