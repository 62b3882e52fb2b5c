using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Mail;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

public class ShowModel(PortalDbContext db, Mailer mailer, Viewer me, TimeProvider clock) : PageModel
{
    public ServiceOrder? Order { get; private set; }
    public IReadOnlyList<Movement> Movements { get; private set; } = [];
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        if (Order is null) { return NotFound(); }
        Movements = await db.HourMovements.VisibleTo(me).Where(m => m.ServiceOrderId == Order.Id).OrderBy(m => m.Id)
            .Select(m => new Movement(m.Contract!.Number, m.Minutes, m.At)).Take(20).ToListAsync();
        return Page();
    }

    [NoValidation]
    public Task<IActionResult> OnPostStartAsync(string number) => ChangeAsync(number, o => o.Start(me.Actor, Now), tell: true);

    [NoValidation]
    public Task<IActionResult> OnPostResumeAsync(string number) => ChangeAsync(number, o => o.Resume(me.Actor, Now), tell: true);

    [NoValidation]
    public Task<IActionResult> OnPostMarkAsync(string number, long line, bool done) => ChangeAsync(number, o => o.MarkTask(line, done, me.Actor, Now), tell: false);

    private async Task<IActionResult> ChangeAsync(string number, Action<ServiceOrder> change, bool tell)
    {
        var shown = await OnGetAsync(number);
        if (Order is null) { return shown; }
        change(Order);
        if (tell) { db.Outbox.Add(ServiceOrderMail.Changed(mailer, Order, Order.Recipient())); }
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { number });
    }

    public sealed record Movement(string Contract, int Minutes, DateTimeOffset At);
}
