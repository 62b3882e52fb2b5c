using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Data.Reports;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Reports;
using SupportPortal.Domain.Tickets;
using SupportPortal.Security;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Reports;

/// <summary>One table of the report, whole, for a spreadsheet. Times are in hours.</summary>
public class TableModel(PortalDbContext db, Viewer me, Audit audit, TimeProvider clock, IStringLocalizer<Words> words) : PageModel
{
    public static readonly IReadOnlyList<string> All = ["volume", "prazo", "tempos", "por", "idade", "satisfacao", "sugestoes"];

    [BindProperty(SupportsGet = true)] public ReportFilter Filter { get; set; } = new();

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "tabela")] string? table, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var scope = await Filter.ScopeAsync(db, me, PortalTime.DayOf(now), stop);
        var csv = table switch
        {
            null or "volume" => Volume(await db.FiguresAsync(scope, Filter.By, stop)),
            "prazo" => Attainment(await db.FiguresAsync(scope, Filter.By, stop)),
            "tempos" => Times(await db.FiguresAsync(scope, Filter.By, stop)),
            "por" => Lines(await db.FiguresAsync(scope, Filter.By, stop)),
            "idade" => Ages(await db.Tickets.VisibleTo(me).BacklogAsync(scope, now, stop)),
            "satisfacao" => Stars(await db.Tickets.VisibleTo(me).RatingsAsync(scope, now, stop)),
            "sugestoes" => Suggestions((await db.SuggestionsAsync(scope, stop)).Lines),
            _ => null,
        };
        if (csv is null) { return NotFound(); }
        audit.Record(db, AuditKind.Exported, $"report {table ?? "volume"}");
        await db.SaveChangesAsync(stop);
        return File(csv.ToBytes(), "text/csv; charset=utf-8", $"relatorio-{table ?? "volume"}-{scope.Days.First:yyyy-MM-dd}-{scope.Days.Last:yyyy-MM-dd}.csv");
    }

    private Csv Volume(PeriodFigures figures)
    {
        var csv = new Csv(words["De"], words["Até"], words["Abertos"], words["Resolvidos"], words["Saldo"]);
        foreach (var (days, part) in figures.Parts) { csv.Row(days.First, days.Last, part.Opened, part.Resolved, part.Balance); }
        return csv;
    }

    private Csv Attainment(PeriodFigures figures)
    {
        var csv = new Csv(words["De"], words["Até"], words["Primeira resposta dada"], words["Primeira resposta no prazo"], words["Solução dada"], words["Solução no prazo"], words["Cumprido (%)"]);
        foreach (var (days, part) in figures.Parts)
        {
            csv.Row(days.First, days.Last, part.FirstResponse.Met, part.FirstResponse.InTime, part.Resolution.Met, part.Resolution.InTime, part.Resolution.Share * 100);
        }
        return csv;
    }

    private Csv Times(PeriodFigures figures)
    {
        var csv = new Csv(words["Medida"], words["Contagem"], words["Chamados"], words["Mediana (h)"], words["90 % até (h)"], words["Média (h)"]);
        Row(words["Primeira resposta"], words["Horas corridas"], figures.Total.FirstResponse.Clock);
        Row(words["Primeira resposta"], words["Horas úteis"], figures.Total.FirstResponse.Working);
        Row(words["Solução"], words["Horas corridas"], figures.Total.Resolution.Clock);
        Row(words["Solução"], words["Horas úteis"], figures.Total.Resolution.Working);
        return csv;

        void Row(string metric, string hours, Spread? spread)
        {
            if (spread is not null) { csv.Row(metric, hours, spread.Count, Hours(spread.Median), Hours(spread.NinthDecile), Hours(spread.Average)); }
        }
    }

    private Csv Lines(PeriodFigures figures)
    {
        var csv = new Csv(words.Of(Filter.By), words["Abertos"], words["Resolvidos"], words["Reabertos"],
            words["Primeira resposta dada"], words["Primeira resposta no prazo"], words["Primeira resposta, mediana (h)"],
            words["Solução dada"], words["Solução no prazo"], words["Cumprido (%)"], words["Solução, mediana (h)"], words["Solução, 90 % até (h)"], words["Avaliados"], words["Nota média"]);
        foreach (var line in figures.Lines)
        {
            var f = line.Figures;
            csv.Row(line.Name is null ? words.NobodyOf(Filter.By) : Filter.By is Dimension.Category ? words[line.Name].Value : line.Name, f.Opened, f.Resolved, f.Reopened,
                f.FirstResponse.Met, f.FirstResponse.InTime, Hours(f.FirstResponse.Clock?.Median),
                f.Resolution.Met, f.Resolution.InTime, f.Resolution.Share * 100, Hours(f.Resolution.Clock?.Median), Hours(f.Resolution.Clock?.NinthDecile), f.Ratings, f.AverageRating);
        }
        return csv;
    }

    private Csv Ages(Backlog backlog)
    {
        var csv = new Csv(words["Aberto há"], words["Chamados"]);
        foreach (var (age, count) in TicketList.OfAge.Zip(backlog.ByAge)) { csv.Row(words.Of(age), count); }
        return csv;
    }

    private Csv Stars(IReadOnlyList<StarsLine> ratings)
    {
        var csv = new Csv(words["Analista"], words["Nota"], words["Respostas"]);
        foreach (var line in ratings.OrderBy(r => r.Analyst, StringComparer.CurrentCulture).ThenByDescending(r => r.Stars)) { csv.Row(line.Analyst ?? words.NobodyOf(Dimension.Analyst), line.Stars, line.Count); }
        return csv;
    }

    private Csv Suggestions(IReadOnlyList<SuggestionLine> lines)
    {
        var csv = new Csv(words["Artigo"], words["Sugerido"], words["Aberto"], words["Resolvido sem chamado"], words["Enviado assim mesmo"]);
        foreach (var line in lines) { csv.Row(line.Title, line.Shown, line.Opened, line.Solved, line.Sent); }
        return csv;
    }

    private static decimal? Hours(TimeSpan? time) => (decimal?)time?.TotalHours;
}
