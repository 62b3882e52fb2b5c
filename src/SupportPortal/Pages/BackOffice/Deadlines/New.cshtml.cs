using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Sla;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

public class NewModel(PortalDbContext db, Audit audit, IStringLocalizer<Words> words) : PageModel
{
    [BindProperty] public InputModel Input { get; set; } = new();
    public IReadOnlyList<SelectListItem> Policies { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var policies = await db.SlaPolicies.OrderByDescending(p => p.IsDefault).ThenBy(p => p.Name).Select(p => new { p.Id, p.Name }).Take(200).ToListAsync();
        Policies = [.. policies.Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture)))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (!ModelState.IsValid) { return Page(); }
        var model = await db.SlaPolicies.Include(p => p.Versions).ThenInclude(v => v.Targets).Include(p => p.Versions).ThenInclude(v => v.Calendar)
            .AsSplitQuery().SingleOrDefaultAsync(p => p.Id == Input.CopyOf);
        if (model is null) { return NotFound(); }
        if (await db.SlaPolicies.AnyAsync(p => p.Name == Input.Name))
        {
            ModelState.AddModelError("Input.Name", words["Já existe uma política com este nome."]);
            return Page();
        }
        var policy = new SlaPolicy(Input.Name, model.Versions.MaxBy(v => v.Number)!);
        db.SlaPolicies.Add(policy);
        audit.Record(db, AuditKind.DeadlinePolicyChanged, result: "created");
        await db.SaveChangesAsync();
        return RedirectToPage("Draft", new { id = policy.Id });
    }

    public class InputModel
    {
        public string Name { get; set; } = "";
        public int CopyOf { get; set; }
    }

    public class Validator : AbstractValidator<InputModel>
    {
        public Validator(IStringLocalizer<Words> words)
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(SlaPolicy.NameMaxLength).WithName(words["Nome da política"]);
            RuleFor(x => x.CopyOf).GreaterThan(0).WithName(words["Copiar as metas de"]);
        }
    }
}
