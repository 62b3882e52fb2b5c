using System.Globalization;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Web;

/// <summary>Deadlines in the words of the reader: metrics, promises, pauses, holidays.</summary>
public static class SlaWords
{
    public static string Of(this IStringLocalizer<Words> words, SlaMetric metric) => metric switch
    {
        SlaMetric.FirstResponse => words["Primeira resposta"],
        SlaMetric.NextResponse => words["Próxima resposta"],
        SlaMetric.Resolution => words["Solução"],
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    /// <summary>4 horas corridas.</summary>
    public static string Promise(this IStringLocalizer<Words> words, TimeSpan target, Hours hours) => (hours, target.TotalHours) switch
    {
        (Hours.ClockTime, 1) => words["1 hora corrida"],
        (Hours.ClockTime, var n) when n == Math.Floor(n) => words["{0} horas corridas", (int)n],
        (Hours.ClockTime, _) => words["{0} corridos", Show.Duration(target)],
        (_, 1) => words["1 hora útil"],
        (_, var n) when n == Math.Floor(n) => words["{0} horas úteis", (int)n],
        _ => words["{0} úteis", Show.Duration(target)],
    };

    public static string Of(this IStringLocalizer<Words> words, Hours hours) => hours is Hours.ClockTime ? words["em horas corridas"] : words["em horas úteis"];

    public static string Of(this IStringLocalizer<Words> words, SlaOrigin origin) => origin is SlaOrigin.Registration ? words["no registro"] : words["na identificação"];

    public static string Of(this IStringLocalizer<Words> words, HolidayScope scope) => scope is HolidayScope.State ? words["Estadual"] : words["Municipal"];

    /// <summary>Which rule of the policy a promise comes from.</summary>
    public static string Rule(this IStringLocalizer<Words> words, SlaPromise promise, SlaMetric metric, string category, Priority priority)
    {
        var rule = promise.Rule switch
        {
            { CategoryId: not null, Priority: not null } => words["meta do tipo {0} com prioridade {1}", category, words.Of(priority)],
            { CategoryId: not null } => words["meta do tipo {0}", category],
            { Priority: not null } => words["meta da prioridade {0}", words.Of(priority)],
            _ => words["meta geral"],
        };
        return promise.Rule is { } source && source.Metric != metric ? words["{0}, a mesma da primeira resposta", rule.Value] : rule;
    }

    /// <summary>Our own reason in the reader's language; what somebody wrote stays as it is.</summary>
    public static string PauseReason(this IStringLocalizer<Words> words, string? reason) =>
        reason == SlaPause.AwaitingConfirmation ? words["Resolvido, aguardando a sua validação"] : reason ?? "";

    /// <summary>The national ones in the reader's language; those of states and cities as they were written.</summary>
    public static string Name(this IStringLocalizer<Words> words, BankHoliday holiday) => holiday.Name switch
    {
        "Confraternização Universal" => words["Confraternização Universal"],
        "Carnaval (segunda-feira)" => words["Carnaval (segunda-feira)"],
        "Carnaval (terça-feira)" => words["Carnaval (terça-feira)"],
        "Sexta-feira da Paixão" => words["Sexta-feira da Paixão"],
        "Tiradentes" => words["Tiradentes"],
        "Dia do Trabalho" => words["Dia do Trabalho"],
        "Corpus Christi" => words["Corpus Christi"],
        "Independência" => words["Independência"],
        "Nossa Senhora Aparecida" => words["Nossa Senhora Aparecida"],
        "Finados" => words["Finados"],
        "Proclamação da República" => words["Proclamação da República"],
        "Natal" => words["Natal"],
        "Dia Nacional de Zumbi e da Consciência Negra" => words["Dia Nacional de Zumbi e da Consciência Negra"],
        var local => local,
    };

    /// <summary>De segunda-feira a sexta-feira, das 08:00 às 12:00 e das 13:00 às 18:00: a line for all days of the same hours.</summary>
    public static IEnumerable<(string Days, string Hours)> Lines(this IStringLocalizer<Words> words, WeekHours week)
    {
        ArgumentNullException.ThrowIfNull(week);
        return Enumerable.Range(1, 7).GroupBy(d => week[(DayOfWeek)(d % 7)]).Where(g => g.Key.Length > 0).Select(g => (words.Days([.. g]), words.Spans(g.Key)));
    }

    private static string Days(this IStringLocalizer<Words> words, int[] days)
    {
        static string Name(int day) => CultureInfo.CurrentCulture.DateTimeFormat.GetDayName((DayOfWeek)(day % 7));
        return days.Length > 2 && days[^1] - days[0] == days.Length - 1 ? words["de {0} a {1}", Name(days[0]), Name(days[^1])] : string.Join(", ", days.Select(Name));
    }

    private static string Spans(this IStringLocalizer<Words> words, string hours) => hours.Split(',', StringSplitOptions.TrimEntries).Select(span => span.Split('-'))
        .Select(ends => words["das {0} às {1}", ends[0], ends[1]].Value).Aggregate((before, last) => words["{0} e {1}", before, last]);

    /// <summary>A moment as a line of history keeps it.</summary>
    public static string Moment(string stored) => Show.DateTime(DateTimeOffset.Parse(stored, CultureInfo.InvariantCulture));
}
