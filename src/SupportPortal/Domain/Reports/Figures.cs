namespace SupportPortal.Domain.Reports;

/// <summary>How long things took: half of them at most the median, nine in ten at most the ninth decile.</summary>
public sealed record Spread(int Count, TimeSpan Average, TimeSpan Median, TimeSpan NinthDecile);

/// <summary>How many deadlines were met, how many of them in time, and how long that took by the clock; in working hours those promised in working hours.</summary>
public sealed record Attainment(int Met, int InTime, Spread? Clock, Spread? Working)
{
    public static readonly Attainment None = new(0, 0, null, null);

    public int Late => Met - InTime;
    public decimal? Share => Met == 0 ? null : (decimal)InTime / Met;
}

/// <summary>What a report says of one period, part of it, customer, category, analyst, product or team.</summary>
public sealed record Figures(int Opened, int Resolved, int Reopened, Attainment FirstResponse, Attainment Resolution, int Ratings, decimal? AverageRating)
{
    public static readonly Figures None = new(0, 0, 0, Attainment.None, Attainment.None, 0, null);

    /// <summary>By how many the open tickets grew.</summary>
    public int Balance => Opened - Resolved;
}

/// <summary>Whose, or of what kind: one line of a table by customer, category, analyst, product or team.</summary>
/// <param name="Key">Its id; <see cref="ReportScope.None"/> where the ticket has none.</param>
/// <param name="Name">Null where the ticket has none.</param>
/// <param name="Cnpj">Of a customer, by which the report can be asked for.</param>
public sealed record FigureLine(int Key, string? Name, string? Cnpj, Figures Figures);

public enum Dimension { Category, Customer, Analyst, Product, Team }

/// <summary>All figures that are counted over a period.</summary>
/// <param name="Total">The whole period.</param>
/// <param name="Before">As many days before it.</param>
/// <param name="Parts">By day or week, in order; each part is there, whether anything happened in it or not.</param>
/// <param name="Lines">By a dimension, the one with most tickets first.</param>
public sealed record PeriodFigures(Figures Total, Figures Before, IReadOnlyList<(Period Days, Figures Figures)> Parts, IReadOnlyList<FigureLine> Lines);
