using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

/// <summary>Parts and materials that were used. The page stays, as there are often several.</summary>
public class PartsModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        return Order is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }
        Order.AddPart(Input.Description, Input.Quantity!.Value, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return RedirectToPage("Parts", new { number });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string number, long line)
    {
        var shown = await OnGetAsync(number);
        if (Order is null) { return shown; }
        Order.RemovePart(line, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return RedirectToPage("Parts", new { number });
    }

    public class InputModel
    {
        public string Description { get; set; } = "";
        public decimal? Quantity { get; set; } = 1;
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Description).NotEmpty().MaximumLength(ServiceOrderPart.DescriptionMaxLength).WithName(words["Peça ou material"]);
            RuleFor(x => x.Quantity).NotNull().InclusiveBetween(0.01m, ServiceOrderPart.MaxQuantity).WithName(words["Quantidade"]);
        }
    }
}
