using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Operations;
using SupportPortal.Web;

namespace SupportPortal.Pages.People;

/// <summary>Who of the company did what, from the audit: its own people's lines of kinds that concern it, never ours.</summary>
public class ActivityModel(SystemDb systemDb, Viewer me, IStringLocalizer<Words> words) : PageModel
{
    public const int PageSize = 50;
    private const string Ok = Security.Audit.Ok;

    [BindProperty(SupportsGet = true, Name = "pessoa")] public int? Person { get; set; }
    [BindProperty(SupportsGet = true, Name = "depois")] public Guid? After { get; set; }

    public string? PersonName { get; private set; }
    public IReadOnlyList<Row> Lines { get; private set; } = [];
    public Pager Pages { get; private set; } = new(null, null);

    public async Task<IActionResult> OnGetAsync()
    {
        await using var all = systemDb.Open();
        var kinds = Enum.GetValues<AuditKind>().Where(k => words.Told(k) is not null).ToArray();
        var lines = from line in all.AuditEntries
                    where line.CustomerId == me.CustomerId && line.Result == Ok && kinds.Contains(line.Kind)
                    join person in all.People on line.PersonId equals person.Id
                    where person.Kind != PersonKind.Staff
                    select new { line.Id, line.Kind, line.About, line.At, person.Name, PersonId = person.Id };
        if (Person is { } member)
        {
            if (await all.Memberships.VisibleTo(me).Where(m => m.Id == member).Select(m => new { m.PersonId, m.Person!.Name }).SingleOrDefaultAsync() is not { } who) { return NotFound(); }
            (PersonName, var id) = (who.Name, who.PersonId);
            lines = lines.Where(l => l.PersonId == id);
        }
        if (After is { } last && await lines.Where(l => l.Id == last).Select(l => (DateTimeOffset?)l.At).SingleOrDefaultAsync() is { } at)
        {
            lines = lines.Where(l => EF.Functions.LessThan(ValueTuple.Create(l.At, l.Id), ValueTuple.Create(at, last)));
        }
        var rows = await lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(PageSize + 1).ToListAsync();
        var (people, invited) = await NamesAsync(all, rows.Select(r => r.About));
        Lines = [.. rows.Take(PageSize).Select(r => new Row(r.Id, r.At, r.Name, words.Told(r.Kind)!.Value, About(r.About)))];
        Pages = new Pager(After is null ? null : Url.Page("Activity", new { pessoa = Person }), rows.Count > PageSize ? Url.Page("Activity", new { pessoa = Person, depois = Lines[^1].Id }) : null);
        return Page();

        string About(string about) => about switch
        {
            "accounting address" => words["Contabilidade (boletos)"],
            "contact address" => words["Principal"],
            _ when people.TryGetValue(about, out var name) => name,
            _ when invited.TryGetValue(about, out var address) => address,
            _ when about.StartsWith("person ", StringComparison.Ordinal) || about.StartsWith("invitation ", StringComparison.Ordinal) => "",
            _ => about.Any(char.IsAsciiDigit) ? about : "", // a number of something; other words are ours
        };
    }

    /// <summary>Lines hold numbers: the names are looked up among the company's own.</summary>
    private async Task<(Dictionary<string, string> People, Dictionary<string, string> Invited)> NamesAsync(PortalDbContext all, IEnumerable<string> about)
    {
        var named = about.Select(a => a.Split(' ')).Where(a => a.Length == 2).ToList();
        var ids = named.Where(a => a[0] == "person").Select(a => int.TryParse(a[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Distinct().ToArray();
        var invitations = named.Where(a => a[0] == "invitation").Select(a => Guid.TryParse(a[1], out var id) ? id : Guid.Empty).Distinct().ToArray();
        var people = await all.Memberships.VisibleTo(me).Where(m => ids.Contains(m.PersonId)).Select(m => new { m.PersonId, m.Person!.Name }).ToListAsync();
        var invited = await all.Invitations.VisibleTo(me).Where(i => invitations.Contains(i.Id)).ToListAsync();
        return (people.ToDictionary(p => MembershipChanges.About(p.PersonId), p => p.Name, StringComparer.Ordinal), invited.ToDictionary(Invitations.About, i => i.Email, StringComparer.Ordinal));
    }

    public sealed record Row(Guid Id, DateTimeOffset At, string Who, string What, string About);
}
