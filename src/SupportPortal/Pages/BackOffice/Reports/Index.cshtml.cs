using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SupportPortal.Data;
using SupportPortal.Data.Reports;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Reports;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Reports;

public class IndexModel(PortalDbContext db, Viewer me, TimeProvider clock) : PageModel
{
    /// <summary>Lines of the table by customer, analyst or product; its CSV has all.</summary>
    public const int LinesShown = 30;

    /// <summary>Share of deadlines that is aimed at: the line in the chart.</summary>
    public const decimal Goal = 0.95m;

    [BindProperty(SupportsGet = true)] public ReportFilter Filter { get; set; } = new();
    public ReportScope Scope { get; private set; } = null!;
    public ILookup<string, DeskChoice> Choices { get; private set; } = null!;
    public PeriodFigures Figures { get; private set; } = null!;
    public Backlog Backlog { get; private set; } = null!;
    public IReadOnlyList<StarsLine> Ratings { get; private set; } = [];
    public (SuggestionLine Total, IReadOnlyList<SuggestionLine> Lines) Suggestions { get; private set; }
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Scope = await Filter.ScopeAsync(db, me, PortalTime.DayOf(Now), stop);
        Choices = await db.DeskChoicesAsync(me);
        Figures = await db.FiguresAsync(Scope, Filter.By, stop);
        Backlog = await db.Tickets.VisibleTo(me).BacklogAsync(Scope, Now, stop);
        Ratings = await db.Tickets.VisibleTo(me).RatingsAsync(Scope, Now, stop);
        Suggestions = await db.SuggestionsAsync(Scope, stop);
    }

    public string ListUrl(TicketList list, Period? days = null, string? name = null, object? value = null) => Url.Page("Tickets", Filter.ListOf(list, days ?? Scope.Days, name, value))!;

    public string FormsUrl(SuggestionEnd end, int? article = null)
    {
        var route = Filter.ListOf(TicketList.Opened, Scope.Days);
        foreach (var key in (string[])["lista", "tipo", "analista", "produto", "equipe"]) { route.Remove(key); }
        route["fim"] = SuggestionWords.SlugOf(end);
        if (article is { } id) { route["artigo"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture); }
        return Url.Page("Suggestions", route)!;
    }

    /// <summary>The filter and the value with which the report, or a list of it, tells of one line only.</summary>
    public (string Name, object Value) FilterOf(FigureLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Filter.By switch
        {
            Dimension.Customer => ("cliente", line.Cnpj!),
            Dimension.Analyst => ("analista", line.Key),
            Dimension.Product => ("produto", line.Key),
            Dimension.Team => ("equipe", line.Key),
            _ => ("tipo", line.Key),
        };
    }
}
