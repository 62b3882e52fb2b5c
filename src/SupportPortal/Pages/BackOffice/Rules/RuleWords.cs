using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.BackOffice.Desk;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Rules;

/// <summary>A rule as a sentence.</summary>
public static class RuleWords
{
    public static string Of(this IStringLocalizer<Words> words, RuleEvent happened) => happened switch
    {
        RuleEvent.Opened => words["um chamado é aberto"],
        RuleEvent.CustomerReplied => words["o cliente responde"],
        RuleEvent.StatusChanged => words["alguém muda o status"],
        RuleEvent.DeadlineNear => words["o prazo de solução está perto"],
        RuleEvent.DeadlineMissed => words["o prazo de solução vence"],
        RuleEvent.Unchanged => words["o status não muda há algum tempo"],
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    public static string Of(this IStringLocalizer<Words> words, Assignment assignment) => assignment switch
    {
        Assignment.Nobody => words["Sem responsável"],
        Assignment.Somebody => words["Com responsável"],
        _ => words["Tanto faz"],
    };

    /// <summary>Category, product and person must have been loaded.</summary>
    public static string Sentence(this IStringLocalizer<Words> words, Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var when = rule.Event switch
        {
            RuleEvent.DeadlineNear => words["faltam até {0} h para o prazo de solução", rule.Hours!].Value,
            RuleEvent.Unchanged => words["o status não muda há {0} h", rule.Hours!].Value,
            var happened => words.Of(happened),
        };
        var conditions = Conditions(words, rule).ToList();
        var acts = string.Join("; ", Acts(words, rule));
        return conditions.Count == 0 ? words["Quando {0}: {1}.", when, acts] : words["Quando {0}, se {1}: {2}.", when, conditions.Aggregate((before, last) => words["{0} e {1}", before, last]), acts];
    }

    private static IEnumerable<string> Conditions(IStringLocalizer<Words> words, Rule rule)
    {
        if (rule.Category is { } category) { yield return words["o tipo é {0}", words[category.Name].Value]; }
        if (rule.Product is { } product) { yield return words["o produto é {0}", product.Name]; }
        if (rule.Priority is { } priority) { yield return words["a prioridade é {0}", words.Of(priority)]; }
        if (rule.Status is { } status) { yield return words["o status é {0}", words.Of(status, toStaff: true).Text]; }
        if (rule.Assignment is Assignment.Nobody) { yield return words["não há responsável"]; }
        if (rule.Assignment is Assignment.Somebody) { yield return words["há responsável"]; }
        if (rule.Subject is { } subject) { yield return words["o assunto contém “{0}”", subject]; }
    }

    private static IEnumerable<string> Acts(IStringLocalizer<Words> words, Rule rule) =>
        words.Acts(new(rule.NewAssigneeId, rule.NewPriority, rule.Note, rule.NewTeamId), rule.NewAssignee?.Name, rule.NewTeam?.Name);
}
