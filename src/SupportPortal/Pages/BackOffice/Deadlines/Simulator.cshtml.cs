using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Deadlines;

/// <summary>What a ticket would be promised, and why, by a contract or by a version that nobody has yet. Nothing is stored.</summary>
public class SimulatorModel(PortalDbContext db, SlaCatalog sla, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    private readonly Dictionary<int, (string Name, Priority Priority)> _categories = [];

    [BindProperty] public SimulatorForm Input { get; set; } = new();
    public IReadOnlyList<SelectListItem> Contracts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Versions { get; private set; } = [];
    public IEnumerable<SelectListItem> CategoryItems => _categories.Select(c => Item(c.Key, words[c.Value.Name]));
    public IEnumerable<SelectListItem> PriorityItems => Enum.GetValues<Priority>().Select(p => new SelectListItem(words.Of(p), p.ToString()));
    public string CategoryName => _categories[Input.CategoryId].Name;
    public SlaTerms? Terms { get; private set; }
    public IReadOnlyList<SimulatedDeadline> Deadlines { get; private set; } = [];

    /// <param name="contrato">The contract whose page led here.</param>
    /// <param name="versao">The version, a draft perhaps, whose page led here.</param>
    public async Task OnGetAsync(int? contrato, int? versao)
    {
        var contracts = await db.Contracts.VisibleTo(me).OrderBy(c => c.Customer!.LegalName).ThenBy(c => c.Number).Select(c => new { c.Id, c.Number, c.Customer!.LegalName }).Take(1000).ToListAsync();
        Contracts = [new(words["Sem contrato"], ""), .. contracts.Select(c => Item(c.Id, $"{c.LegalName} · {c.Number}"))];
        var versions = await db.SlaPolicyVersions.OrderBy(v => v.Policy!.Name).ThenByDescending(v => v.Number).Select(v => new { v.Id, v.Policy!.Name, v.Number, v.PublishedAt }).Take(500).ToListAsync();
        Versions = [new(words["A do contrato"], ""), .. versions.Select(v => Item(v.Id, v.PublishedAt is null ? words["{0}, versão {1} (rascunho)", v.Name, v.Number] : words["{0}, versão {1}", v.Name, v.Number]))];
        foreach (var c in await db.Categories.Where(c => c.OutOfScopeAnswer == null).OrderBy(c => c.Position).ThenBy(c => c.Id).Take(100).ToListAsync()) { _categories[c.Id] = (c.Name, c.Priority); }
        if (!HttpMethods.IsGet(Request.Method)) { return; }
        Input = SimulatorForm.At(clock.GetUtcNow());
        (Input.ContractId, Input.VersionId, Input.CategoryId) = (contrato, versao, _categories.Keys.First());
        Input.Priority = _categories[Input.CategoryId].Priority;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync(null, null);
        if (!ModelState.IsValid) { return Page(); }
        var contract = Input.ContractId is { } chosen ? await db.Contracts.VisibleTo(me).Where(c => c.Id == chosen).Deadlines().AsSingleQuery().SingleOrDefaultAsync() : null;
        var version = Input.VersionId is { } id ? await db.SlaPolicyVersions.Include(v => v.Policy).Include(v => v.Calendar).Include(v => v.Targets).SingleOrDefaultAsync(v => v.Id == id) : null;
        if ((contract is null && Input.ContractId is not null) || (version is null && Input.VersionId is not null) || !_categories.ContainsKey(Input.CategoryId)) { return NotFound(); }
        var book = await sla.BookAsync(db);
        var terms = version is null
            ? book.Offer(contract is null ? [] : [contract], productId: null, Input.CategoryId, Input.Priority)
            : book.Terms(version, contract, Input.CategoryId, Input.Priority);
        Deadlines = Simulation.Of(terms, SimulatorForm.Moment(Input.OpenedAt)!.Value, SimulatorForm.Moment(Input.IdentifiedAt), Input.ToWaits());
        Terms = terms;
        return Page();
    }

    /// <summary>"Mais esperas": the same form, with room for more.</summary>
    [NoValidation]
    public async Task OnPostRowsAsync()
    {
        await OnGetAsync(null, null);
        Input.AddRows();
    }

    public string Holidays(ClockAccount account) => string.Join(", ", Terms!.Schedule!.HolidaysBetween(PortalTime.DayOf(account.StartedAt), PortalTime.DayOf(account.DueAt))
        .Select(h => $"{Show.Date(h.Date)} ({words.Name(h)})"));

    private static SelectListItem Item(int id, string name) => new(name, id.ToString(CultureInfo.InvariantCulture));
}
