using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Rules;

/// <summary>What the pages of a new rule and an old one have in common: the lists to choose from, and what must be checked in the database.</summary>
public abstract class RulePage(PortalDbContext db, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    private ILookup<string, DeskChoice>? _choices;

    protected PortalDbContext Db => db;
    protected Viewer Me => me;
    protected IStringLocalizer<Words> Localizer => words;

    public async Task LoadChoicesAsync() => _choices = await db.DeskChoicesAsync(me);

    public IEnumerable<SelectListItem> Choices(string kind, string none) =>
        _choices![kind].Select(c => new SelectListItem(kind == DeskChoice.Category ? words[c.Name] : c.Name, c.Id.ToString(CultureInfo.InvariantCulture))).Prepend(new SelectListItem(none, ""));

    /// <summary>False, with the reason beside its field, when something chosen is not to be chosen, or the name is taken.</summary>
    protected async Task<bool> CheckAsync(RuleForm input, int id)
    {
        ArgumentNullException.ThrowIfNull(input);
        Known(DeskChoice.Category, input.CategoryId, nameof(input.CategoryId));
        Known(DeskChoice.Product, input.ProductId, nameof(input.ProductId));
        Known(DeskChoice.Team, input.NewTeamId, nameof(input.NewTeamId));
        Known(DeskChoice.Staff, input.NewAssigneeId, nameof(input.NewAssigneeId));
        var name = input.Name.Trim();
        if (await db.Rules.AnyAsync(r => r.Name == name && r.Id != id)) { ModelState.AddModelError("Input.Name", words["Já há uma regra com este nome."]); }
        return ModelState.IsValid;

        void Known(string kind, int? chosen, string field)
        {
            if (chosen is { } value && _choices![kind].All(c => c.Id != value)) { ModelState.AddModelError($"Input.{field}", words["Escolha um item da lista."]); }
        }
    }

    protected IQueryable<Rule> Rules => db.Rules.Include(r => r.Category).Include(r => r.Product).Include(r => r.NewAssignee).Include(r => r.NewTeam);
}
