using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

public class ShowModel(PortalDbContext db, Mailer mailer, Viewer me, TimeProvider clock) : PageModel
{
    public ServiceOrder? Order { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        return Order is null ? NotFound() : Page();
    }

    [NoValidation]
    public async Task<IActionResult> OnPostStartAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (Order is null) { return shown; }
        Order.Start(me.Actor, clock.GetUtcNow());
        db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient()));
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { number });
    }
}
