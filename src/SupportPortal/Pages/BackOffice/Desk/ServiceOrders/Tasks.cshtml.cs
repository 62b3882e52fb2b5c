using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

/// <summary>What is to be done: tasks put in and taken out. They are marked as done on the order's own page.</summary>
public class TasksModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
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
        foreach (var text in ServiceOrderTask.Lines(Input.Tasks)) { Order.AddTask(text, me.Actor, clock.GetUtcNow()); }
        await db.SaveChangesAsync();
        return RedirectToPage("Show", new { number });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string number, long line)
    {
        var shown = await OnGetAsync(number);
        if (Order is null) { return shown; }
        Order.RemoveTask(line, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return RedirectToPage("Tasks", new { number });
    }

    public class InputModel
    {
        public string Tasks { get; set; } = "";
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words) => RuleFor(x => x.Tasks).OneTaskALine(words).WithName(words["Tarefas"]);
    }
}
