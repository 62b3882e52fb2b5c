using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Automation;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Rules;

/// <summary>The rules as sentences, in the order in which they act.</summary>
public class IndexModel(PortalDbContext db, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> localizer) : RulePage(db, me, localizer)
{
    public const int MaxRules = 200;
    public IReadOnlyList<Rule> All { get; private set; } = [];
    public IReadOnlyDictionary<int, int> Runs { get; private set; } = new Dictionary<int, int>();

    public async Task OnGetAsync()
    {
        All = await Rules.OrderBy(r => r.Position).ThenBy(r => r.Id).Take(MaxRules).ToListAsync();
        Runs = await Db.RuleRuns.GroupBy(r => r.RuleId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    public async Task<IActionResult> OnPostSwitchAsync(int id, bool on)
    {
        if (await Db.Rules.SingleOrDefaultAsync(r => r.Id == id) is not { } rule) { return NotFound(); }
        if (on) { rule.SwitchOn(clock.GetUtcNow()); }
        else { rule.SwitchOff(); }
        audit.Record(Db, AuditKind.RuleChanged, string.Create(CultureInfo.InvariantCulture, $"rule {id}"), result: on ? "on" : "off");
        await Db.SaveChangesAsync();
        var words = Localizer;
        TempData["Notice"] = (on ? words["A regra {0} está ligada.", rule.Name] : words["A regra {0} está desligada.", rule.Name]).Value;
        return RedirectToPage();
    }

    /// <summary>One place up: it changes places with the rule before it.</summary>
    public async Task<IActionResult> OnPostUpAsync(int id)
    {
        var rules = await Db.Rules.OrderBy(r => r.Position).ThenBy(r => r.Id).Take(MaxRules).ToListAsync();
        var at = rules.FindIndex(r => r.Id == id);
        if (at < 0) { return NotFound(); }
        if (at > 0) { (rules[at - 1], rules[at]) = (rules[at], rules[at - 1]); }
        for (var i = 0; i < rules.Count; i++) { rules[i].MoveTo(i + 1); }
        audit.Record(Db, AuditKind.RuleChanged, string.Create(CultureInfo.InvariantCulture, $"rule {id}"), result: "order");
        await Db.SaveChangesAsync();
        return RedirectToPage();
    }
}
