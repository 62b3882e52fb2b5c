using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Reports;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Reports;

public static class ReportWords
{
    /// <summary>The line of a table for tickets that have none.</summary>
    public static string NobodyOf(this IStringLocalizer<Words> words, Dimension by) => by switch
    {
        Dimension.Product => words["Sem produto"],
        Dimension.Team => words["Sem equipe"],
        _ => words["Sem responsável"],
    };

    public static string Of(this IStringLocalizer<Words> words, Dimension by) => by switch
    {
        Dimension.Customer => words["Cliente"],
        Dimension.Analyst => words["Analista"],
        Dimension.Product => words["Produto"],
        Dimension.Team => words["Equipe"],
        _ => words["Tipo"],
    };

    public static string PeriodNamed(this IStringLocalizer<Words> words, string slug) => slug switch
    {
        "7-dias" => words["Últimos 7 dias"],
        "30-dias" => words["Últimos 30 dias"],
        "este-mes" => words["Este mês"],
        "mes-passado" => words["Mês passado"],
        "12-meses" => words["Últimos 12 meses"],
        "este-ano" => words["Este ano"],
        ReportFilter.OwnDates => words["Datas escolhidas"],
        _ => words["Últimas 8 semanas"],
    };

    public static string TableNamed(this IStringLocalizer<Words> words, string slug) => slug switch
    {
        "volume" => words["Volume"],
        "prazo" => words["Prazo cumprido"],
        "tempos" => words["Tempos de atendimento"],
        "por" => words["Por tipo, cliente, analista, produto ou equipe"],
        "idade" => words["Idade dos chamados em aberto"],
        "satisfacao" => words["Satisfação"],
        "sugestoes" => words["Artigos sugeridos"],
        _ => throw new ArgumentOutOfRangeException(nameof(slug)),
    };

    public static string Of(this IStringLocalizer<Words> words, TicketList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Slug switch
        {
            "abertos" => words["Abertos"],
            "resolvidos" => words["Resolvidos"],
            "respondidos" => words["Primeira resposta dada"],
            "respondidos-no-prazo" => words["Primeira resposta no prazo"],
            "respondidos-fora-do-prazo" => words["Primeira resposta fora do prazo"],
            "solucionados" => words["Solução dada"],
            "solucionados-no-prazo" => words["Solução no prazo"],
            "solucionados-fora-do-prazo" => words["Solução fora do prazo"],
            "reabertos" => words["Reabertos"],
            "avaliados" => words["Avaliados"],
            "em-aberto" => words["Em aberto"],
            "vencidos" => words["Em aberto com prazo vencido"],
            "idade-1" => words["Até 4 horas"],
            "idade-2" => words["De 4 a 24 horas"],
            "idade-3" => words["De 1 a 3 dias"],
            "idade-4" => words["De 3 a 7 dias"],
            "idade-5" => words["Mais de 7 dias"],
            _ => words["Nota {0}", list.Slug["nota-".Length..]],
        };
    }

    /// <summary>07/09 for a day or the week it begins.</summary>
    public static string Short(DateOnly day) => day.ToString(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "d MMM" : "dd/MM", System.Globalization.CultureInfo.CurrentUICulture);

    /// <summary>6% a mais que antes; null where there was nothing before.</summary>
    public static string? Change(this IStringLocalizer<Words> words, int now, int before)
    {
        if (before == 0) { return null; }
        var change = Math.Round((now - before) * 100m / before);
        return change switch
        {
            0 => words["igual ao período anterior"],
            > 0 => words["{0}% a mais que antes", Show.Number(change)],
            _ => words["{0}% a menos que antes", Show.Number(-change)],
        };
    }
}
