using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk.ServiceOrders;

/// <summary>Time that was spent: whose, when, how long, and whether the contract pays for it.</summary>
public class HoursModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public ServiceOrder? Order { get; private set; }
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string number)
    {
        Order = await db.FindOrderAsync(me, number);
        if (Order is null) { return NotFound(); }
        People = await db.TechniciansAsync();
        if (HttpMethods.IsGet(Request.Method)) { Input = new() { PersonId = Order.TechnicianId, On = clock.Today(), IsBillable = true }; }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number)
    {
        var shown = await OnGetAsync(number);
        if (Order is null || !ModelState.IsValid) { return shown; }
        if (await db.People.Desk().SingleOrDefaultAsync(p => p.Id == Input.PersonId) is not { } person) { return NotFound(); }
        Order.AddHours(person, Input.On!.Value, Input.Minutes!.Value, Input.IsBillable, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return RedirectToPage("Hours", new { number });
    }

    [NoValidation]
    public async Task<IActionResult> OnPostRemoveAsync(string number, long line)
    {
        var shown = await OnGetAsync(number);
        if (Order is null) { return shown; }
        Order.RemoveHours(line, me.Actor, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return RedirectToPage("Hours", new { number });
    }

    public class InputModel
    {
        public int PersonId { get; set; }
        public DateOnly? On { get; set; }
        public int? Minutes { get; set; }
        public bool IsBillable { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words, TimeProvider clock)
        {
            RuleFor(x => x.PersonId).GreaterThan(0).WithName(words["Quem"]);
            RuleFor(x => x.On).NotNull().WithName(words["Dia"]);
            RuleFor(x => x.On).LessThanOrEqualTo(_ => clock.Today()).WithMessage(_ => words["As horas são de um dia que já chegou."]);
            RuleFor(x => x.Minutes).NotNull().InclusiveBetween(1, ServiceOrderHours.MaxMinutes).WithName(words["Minutos"]);
        }
    }
}
