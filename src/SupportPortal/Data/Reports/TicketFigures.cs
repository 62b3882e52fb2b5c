using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SupportPortal.Domain.Reports;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Data.Reports;

/// <summary>
/// The figures of a period in one statement: what happened (opened, resolved, first answer, resolution, reopened) is gathered once and grouped three ways, in total,
/// by day or week, and by one dimension. SQL, because percentiles and grouping sets have no LINQ. What counts is what <see cref="TicketList"/> lists:
/// a change here is a change there, and a test follows each figure to its list.
/// <list type="bullet">
/// <item>Opened: opened in the period, cancelled ones too. Merged tickets count nowhere.</item>
/// <item>Resolved: resolved in the period and not reopened since. Its rating is counted with it, whenever it was given.</item>
/// <item>First response: the first public answer of a person (or the resolution, where there was none) fell in the period. Automatic mails are no answer.</item>
/// <item>Attained: the moment is not after the clock's deadline, which pauses have moved. Of cancelled tickets no deadline counts.</item>
/// <item>Times run from the opening to the moment, waiting included; working hours are the desk's own, for targets in working hours.</item>
/// <item>Reopened: tickets that went from resolved back to work in the period, each once.</item>
/// </list>
/// </summary>
public static class TicketFigures
{
    /// <summary>How long before the period tickets may have been opened and still have their working hours counted in full.</summary>
    private const int OldestDays = 400;

    public static async Task<PeriodFigures> FiguresAsync(this PortalDbContext db, ReportScope scope, Dimension by, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(scope);
        var (sql, parameters) = Statement(scope, by);
        var rows = await db.Database.SqlQueryRaw<Row>(sql, [.. parameters]).ToListAsync(stop);
        var parts = rows.Where(r => r.Level == Row.ByPart && !r.IsBefore).ToLookup(r => r.Part!.Value);
        var lines = rows.Where(r => r.Level == Row.ByKey && !r.IsBefore).GroupBy(r => (Key: r.Key ?? ReportScope.None, r.Name, r.Cnpj))
            .Select(g => new FigureLine(g.Key.Key, g.Key.Name, g.Key.Cnpj, Figures([.. g])));
        return new PeriodFigures(
            Figures([.. rows.Where(r => r.Level == Row.Total && !r.IsBefore)]),
            Figures([.. rows.Where(r => r.Level == Row.Total && r.IsBefore)]),
            [.. scope.Days.Parts().Select(days => (days, Figures([.. parts[days.First]])))],
            [.. lines.OrderByDescending(l => l.Figures.Opened + l.Figures.Resolved).ThenBy(l => l.Name, StringComparer.CurrentCulture).ThenBy(l => l.Key)]);
    }

    private static Figures Figures(IReadOnlyCollection<Row> rows)
    {
        var kinds = rows.ToDictionary(r => r.Kind, StringComparer.Ordinal);
        var resolved = kinds.GetValueOrDefault("resolved");
        return new Figures(Count("opened"), Count("resolved"), Count("reopened"), Attained("FirstResponse"), Attained("Resolution"), resolved?.Ratings ?? 0, (decimal?)resolved?.AverageRating);

        int Count(string kind) => kinds.GetValueOrDefault(kind)?.Count ?? 0;

        Attainment Attained(string metric) => kinds.GetValueOrDefault(metric) is { } r
            ? new Attainment(r.Count, r.InTime, Spread(r.Count, r.Average, r.Median, r.Ninth), Spread(r.WorkingCount, r.WorkingAverage, r.WorkingMedian, r.WorkingNinth)) : Attainment.None;
    }

    private static Spread? Spread(int count, double? average, double? median, double? ninth) =>
        count == 0 ? null : new Spread(count, TimeSpan.FromSeconds(average!.Value), TimeSpan.FromSeconds(median!.Value), TimeSpan.FromSeconds(ninth!.Value));

    private static (string Sql, List<NpgsqlParameter> Parameters) Statement(ReportScope scope, Dimension by)
    {
        var days = scope.Days;
        var working = WorkingTime.Of(StandardCalendar.Instance, days.Before.First.AddDays(-OldestDays), days.Last);
        List<NpgsqlParameter> parameters =
        [
            new("first", days.First), new("unit", days.IsDaily ? "day" : "week"),
            new("since", days.Before.Start), new("start", days.Start), new("until", days.End),
            new("starts", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = working.Starts }, new("lengths", working.Seconds), new("before", working.Before),
        ];
        var (key, name, cnpj, table) = by switch
        {
            Dimension.Category => ("category_id", "n.name", "null::text", "categories"),
            Dimension.Customer => ("customer_id", "coalesce(n.trade_name, n.legal_name)", "n.cnpj::text", "customers"),
            Dimension.Analyst => ("assignee_id", "n.name", "null::text", "people"),
            Dimension.Product => ("product_id", "n.name", "null::text", "products"),
            Dimension.Team => ("team_id", "n.name", "null::text", "teams"),
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        var filter = Filter(scope, parameters);
        return ($"""
            with facts as (
              select 'opened' as kind, t.opened_at as at, t.{key} as key, null::float8 as seconds, null::float8 as working, null::bool as in_time, null::int as rating
              from tickets t
              where t.opened_at >= @since and t.opened_at < @until and t.status <> 'Merged'{filter}
              union all
              select 'resolved', t.resolved_at, t.{key}, null, null, null, t.rating
              from tickets t
              where t.resolved_at >= @since and t.resolved_at < @until and t.status in ('Resolved', 'Closed'){filter}
              union all
              select c.metric, c.met_at, t.{key}, extract(epoch from c.met_at - c.started_at),
                case when c.hours = 'BusinessTime' then {Worked("c.met_at", "w.met")} - {Worked("c.started_at", "w.started")} end, c.met_at <= c.due_at, null
              from sla_clocks c
              join tickets t on t.id = c.ticket_id
              cross join lateral (select width_bucket(c.met_at, @starts) as met, width_bucket(c.started_at, @starts) as started) w
              where c.metric in ('FirstResponse', 'Resolution') and c.met_at >= @since and c.met_at < @until and t.status not in ('Cancelled', 'Merged'){filter}
              union all
              select 'reopened', e.at, t.{key}, null, null, null, null
              from (
                select ticket_id, min(at) as at from ticket_events
                where kind = 'StatusChanged' and "from" = 'Resolved' and "to" = 'InProgress' and at >= @start and at < @until
                group by ticket_id
              ) e
              join tickets t on t.id = e.ticket_id
              where t.status <> 'Merged'{filter}
            ),
            grouped as (
              select kind, is_before, part, key, grouping(part, key) as level, count(*)::int as count, (count(*) filter (where in_time))::int as in_time,
                count(rating)::int as ratings, avg(rating)::float8 as average_rating,
                avg(seconds) as average, percentile_cont(0.5) within group (order by seconds) as median, percentile_cont(0.9) within group (order by seconds) as ninth,
                count(working)::int as working_count, avg(working) as working_average,
                percentile_cont(0.5) within group (order by working) as working_median, percentile_cont(0.9) within group (order by working) as working_ninth
              from (
                select facts.*, at < @start as is_before, case when at >= @start then greatest(@first, date_trunc(@unit, at at time zone 'America/Sao_Paulo')::date) end as part from facts
              ) f
              group by grouping sets ((kind, is_before), (kind, is_before, part), (kind, is_before, key))
            )
            select g.kind as "Kind", g.is_before as "IsBefore", g.part as "Part", g.key as "Key", {name} as "Name", {cnpj} as "Cnpj", g.level as "Level", g.count as "Count",
              g.in_time as "InTime", g.ratings as "Ratings", g.average_rating as "AverageRating", g.average as "Average", g.median as "Median", g.ninth as "Ninth",
              g.working_count as "WorkingCount", g.working_average as "WorkingAverage", g.working_median as "WorkingMedian", g.working_ninth as "WorkingNinth"
            from grouped g
            left join {table} n on n.id = g.key
            where g.level = {Row.Total} or not g.is_before
            """, parameters);
    }

    /// <summary>Working seconds of the calendar up to a moment; <paramref name="interval"/> is the last interval that has begun, 0 before the first.</summary>
    private static string Worked(string moment, string interval) =>
        $"coalesce((@before)[{interval}] + least(extract(epoch from {moment} - (@starts)[{interval}]), (@lengths)[{interval}]), 0)";

    private static string Filter(ReportScope scope, List<NpgsqlParameter> parameters)
    {
        var sql = "";
        if (scope.Customers is { } customers)
        {
            parameters.Add(new("customers", customers.ToArray()));
            sql += " and t.customer_id = any(@customers)";
        }
        Add("category_id", scope.CategoryId);
        Add("assignee_id", scope.AssigneeId);
        Add("product_id", scope.ProductId);
        Add("team_id", scope.TeamId);
        return sql;

        void Add(string column, int? value)
        {
            if (value is not { } id) { return; }
            if (id == ReportScope.None && column != "category_id")
            {
                sql += $" and t.{column} is null";
                return;
            }
            parameters.Add(new(column, id));
            sql += $" and t.{column} = @{column}";
        }
    }

    private sealed class Row
    {
        /// <summary>What grouping(part, key) says.</summary>
        public const int ByPart = 1, ByKey = 2, Total = 3;

        public required string Kind { get; init; }
        public bool IsBefore { get; init; }
        public DateOnly? Part { get; init; }
        public int? Key { get; init; }
        public string? Name { get; init; }
        public string? Cnpj { get; init; }
        public int Level { get; init; }
        public int Count { get; init; }
        public int InTime { get; init; }
        public int Ratings { get; init; }
        public double? AverageRating { get; init; }
        public double? Average { get; init; }
        public double? Median { get; init; }
        public double? Ninth { get; init; }
        public int WorkingCount { get; init; }
        public double? WorkingAverage { get; init; }
        public double? WorkingMedian { get; init; }
        public double? WorkingNinth { get; init; }
    }
}
