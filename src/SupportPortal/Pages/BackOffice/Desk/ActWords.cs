using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Desk;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>What a rule or a macro does, in words: one clause for each act.</summary>
public static class ActWords
{
    private const int Shown = 80;

    /// <param name="words">The language.</param>
    /// <param name="acts">What is done.</param>
    /// <param name="person">The new assignee's name.</param>
    /// <param name="team">The new team's.</param>
    public static IEnumerable<string> Acts(this IStringLocalizer<Words> words, RuleActs acts, string? person, string? team)
    {
        if (person is not null) { yield return words["passar para {0}", person]; }
        if (team is not null) { yield return words["passar para a equipe {0}", team]; }
        if (acts.Priority is { } priority) { yield return words["mudar a prioridade para {0}", words.Of(priority)]; }
        if (acts.Note is { } note) { yield return words["deixar a nota interna “{0}”", Short(note)]; }
    }

    /// <param name="words">The language.</param>
    /// <param name="acts">What is done.</param>
    /// <param name="choices">Where the names stand; what is no longer to be chosen is left out, as it is when the macro acts.</param>
    public static IReadOnlyList<string> Acts(this IStringLocalizer<Words> words, BulkAct acts, ILookup<string, DeskChoice> choices)
    {
        string? Name(string kind, int? id) => id is null ? null : choices[kind].FirstOrDefault(c => c.Id == id)?.Name;
        var all = new List<string>();
        if (acts.Reply is { } reply) { all.Add(words["responder “{0}”", Short(reply)]); }
        if (acts.Status is { } status) { all.Add(words["mudar o status para {0}", words.Of(status, toStaff: true).Text]); }
        if (acts.ToMe) { all.Add(words["assumir o chamado"]); }
        if (Name(DeskChoice.Category, acts.CategoryId) is { } category) { all.Add(words["mudar o tipo para {0}", words[category].Value]); }
        all.AddRange(words.Acts(acts, Name(DeskChoice.Staff, acts.AssigneeId), Name(DeskChoice.Team, acts.TeamId)));
        if (acts.Follow) { all.Add(words["acompanhar o chamado"]); }
        return all;
    }

    /// <summary>Without the last full stop: the sentence around it has its own.</summary>
    private static string Short(string text) => text.Length > Shown ? text[..(char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown)] + "…" : text.TrimEnd('.');
}
