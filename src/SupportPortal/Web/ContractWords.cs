using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Web;

/// <summary>Contracts in the words of the reader: how one stands, what comes at its end, what it promises.</summary>
public static class ContractWords
{
    public static Vocabulary.Term State(this IStringLocalizer<Words> words, Contract contract, DateOnly today) => contract switch
    {
        _ when today < contract.StartsOn => new(words["Começa em {0}", Show.Date(contract.StartsOn)], "info", "calendar"),
        _ when today > contract.EndsOn => new(words["Encerrado"], "neutro", "circle-x"),
        { Renewal: RenewalKind.Automatic } => new(words["Vigente"], "ok", "circle-check"),
        _ when contract.EndsSoon(today) => new(words.DaysLeft(contract.DaysLeft(today)), "alerta", "hourglass"),
        _ => new(words["Vigente"], "ok", "circle-check"),
    };

    public static string DaysLeft(this IStringLocalizer<Words> words, int days) => days switch
    {
        0 => words["Termina hoje"],
        1 => words["Termina em 1 dia"],
        _ => words["Termina em {0} dias", days],
    };

    public static string Of(this IStringLocalizer<Words> words, RenewalKind renewal) => renewal switch
    {
        RenewalKind.Automatic => words["Automática"],
        RenewalKind.ByAgreement => words["Por novo acordo"],
        RenewalKind.None => words["Não se renova"],
        _ => throw new ArgumentOutOfRangeException(nameof(renewal)),
    };

    /// <summary>What comes at the end of the term, and until when one can have it otherwise.</summary>
    public static string Renewal(this IStringLocalizer<Words> words, Contract contract) => contract switch
    {
        { Renewal: RenewalKind.None } => words["Termina em {0} e não se renova.", Show.Date(contract.EndsOn)],
        { Renewal: RenewalKind.ByAgreement } => words["Para continuar depois de {0}, é preciso um novo acordo.", Show.Date(contract.EndsOn)],
        { RenewalMonths: 1 } => words["Renova-se sozinho em {0} por mais 1 mês. Quem não quiser renovar avisa até {1}.", Show.Date(contract.EndsOn), Show.Date(contract.NoticeUntil)],
        _ => words["Renova-se sozinho em {0} por mais {1} meses. Quem não quiser renovar avisa até {2}.", Show.Date(contract.EndsOn), contract.RenewalMonths, Show.Date(contract.NoticeUntil)],
    };

    /// <summary>Crítica, Alta; or any.</summary>
    public static string Priorities(this IStringLocalizer<Words> words, PromiseLine line) =>
        line.Priorities.Count == 0 ? words["Qualquer"] : string.Join(", ", line.Priorities.OrderDescending().Select(p => words.Of(p)));

    /// <summary>Até 4 horas úteis.</summary>
    public static string UpTo(this IStringLocalizer<Words> words, SlaPromise promise) => words["Até {0}", words.Promise(promise.Target, promise.Hours)];

    /// <summary>How the times count, in sentences.</summary>
    public static IEnumerable<string> HowItCounts(this IStringLocalizer<Words> words, ContractPromises promises)
    {
        yield return promises.Lines.Any(l => l.Resolution.Origin is SlaOrigin.Identification)
            ? words["Os prazos começam quando o chamado é registrado ou, onde está dito, quando a equipe o identifica."]
            : words["Os prazos começam quando o chamado é registrado."];
        if (promises.Lines.Any(l => l.FirstResponse.Hours is Hours.ClockTime || l.Resolution.Hours is Hours.ClockTime))
        {
            yield return words["Horas corridas contam dia e noite, em todos os dias."];
        }
        if (promises.CountsBusinessTime)
        {
            yield return words["Horas úteis contam só no horário de atendimento abaixo, sem feriados."];
        }
        yield return (promises.Schedule.PausesForCustomer, promises.Schedule.PausesForThirdParty) switch
        {
            (true, true) => words["O prazo para enquanto esperamos uma resposta sua ou de um terceiro."],
            (true, false) => words["O prazo para enquanto esperamos uma resposta sua."],
            (false, true) => words["O prazo para enquanto esperamos um terceiro."],
            _ => words["O prazo não para enquanto esperamos uma resposta."],
        };
    }
}
