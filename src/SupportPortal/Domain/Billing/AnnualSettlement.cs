namespace SupportPortal.Domain.Billing;

/// <summary>What fell due in a year and has become of it. Cancelled titles are no debt and count nowhere.</summary>
/// <param name="Unsettled">Open or disputed.</param>
public sealed record YearOfTitles(int Year, int Paid, int Unsettled);

public enum SettlementOutcome { Issuable, OpenInTheYear, OpenFromBefore }

/// <summary>
/// The yearly declaração de quitação de débitos (Lei 12.007/2009) of a company. Art. 2 goes by the due date and asks that every debt of the year be
/// settled; art. 4 has the paper stand for the receipts of earlier years too, so nothing older may be open either.
/// </summary>
public sealed record AnnualSettlement(int Year, SettlementOutcome Outcome)
{
    public bool CanBeIssued => Outcome is SettlementOutcome.Issuable;

    /// <summary>Of each year that is over and had something due, the newest first.</summary>
    /// <param name="years">Of all times; one that is missing had nothing due.</param>
    public static IReadOnlyList<AnnualSettlement> Of(IEnumerable<YearOfTitles> years, DateOnly today)
    {
        List<AnnualSettlement> settlements = [];
        var openBefore = false;
        foreach (var year in years.Where(y => y.Year < today.Year && y.Paid + y.Unsettled > 0).OrderBy(y => y.Year))
        {
            settlements.Add(new AnnualSettlement(year.Year, year switch
            {
                { Unsettled: > 0 } => SettlementOutcome.OpenInTheYear,
                _ when openBefore => SettlementOutcome.OpenFromBefore,
                _ => SettlementOutcome.Issuable,
            }));
            openBefore |= year.Unsettled > 0;
        }

        settlements.Reverse();
        return settlements;
    }

    /// <summary>"janeiro a dezembro", or the months in which something was charged (art. 2, §2): "março, maio a julho e novembro".</summary>
    public static string MonthsInWords(IEnumerable<int> months)
    {
        string[] names = ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"];
        List<(int First, int Last)> runs = [];
        foreach (var month in months.Distinct().Order())
        {
            if (runs.Count > 0 && runs[^1].Last == month - 1) { runs[^1] = (runs[^1].First, month); }
            else { runs.Add((month, month)); }
        }

        var words = runs.SelectMany(run => (run.Last - run.First) switch
        {
            0 => [names[run.First - 1]],
            1 => [names[run.First - 1], names[run.Last - 1]],
            _ => new[] { $"{names[run.First - 1]} a {names[run.Last - 1]}" },
        }).ToList();
        return words.Count > 1 ? $"{string.Join(", ", words.SkipLast(1))} e {words[^1]}" : words[0];
    }
}
