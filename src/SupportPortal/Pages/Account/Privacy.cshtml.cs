using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.Account;

/// <summary>What the law lets everybody ask for: see, correct, delete.</summary>
public class PrivacyModel(OwnData data, Throttles throttles, Viewer me) : PageModel
{
    private const int ExportsPerHour = 5;

    public void OnGet() { }

    [NoValidation]
    public async Task<IActionResult> OnPostExportAsync(CancellationToken stop)
    {
        if (!(await throttles.TakeAsync(new Limit($"own data {me.PersonId}", ExportsPerHour, TimeSpan.FromHours(1)))).IsAllowed) { return StatusCode(StatusCodes.Status429TooManyRequests); }
        return File(await data.ZipAsync(stop), MediaTypeNames.Application.Zip, "meus-dados.zip");
    }
}
