using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Files;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

/// <summary>Photos of the work: the customer sees them on the order, and its paper names them.</summary>
[RequestSizeLimit(UploadRules.MaxBody), RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MaxBody)]
public class PhotosModel(PortalDbContext db, FileStore files, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        return Order is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken stop)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }
        foreach (var upload in Input.Photos) { Order.AddPhoto(await files.SaveAsync(upload, Order.CustomerId, stop), me.Actor, clock.GetUtcNow()); }
        await db.SaveChangesAsync(stop);
        return RedirectToPage("Photos", new { number });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string number, Guid photo)
    {
        var shown = await OnGetAsync(number);
        if (Order is null) { return shown; }
        Order.RemovePhoto(photo, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return RedirectToPage("Photos", new { number });
    }

    public class InputModel
    {
        public List<IFormFile> Photos { get; set; } = [];
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) =>
            RuleFor(x => x.Photos).NotEmpty().AllowedUploads(words, ".jpg", ".jpeg", ".png").WithName(words["Fotos"]);
    }
}
