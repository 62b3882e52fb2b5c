using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Web;

namespace SupportPortal.Pages.BackOffice.Desk;

/// <summary>Whom a saved view or a canned reply is for, as one choice of a form: oneself, a team, everybody. Only what this person may give is offered, and taken.</summary>
public static class Audience
{
    public const string Me = "eu", Everyone = "todos";
    private const string TeamPrefix = "equipe-";

    public static string Of(Sharing sharing) => sharing.Scope switch
    {
        Scope.Personal => Me,
        Scope.Team => string.Create(CultureInfo.InvariantCulture, $"{TeamPrefix}{sharing.TeamId}"),
        _ => Everyone,
    };

    public static IReadOnlyList<SelectListItem> Items(IStringLocalizer<Words> words, Viewer me, ILookup<string, DeskChoice> choices) =>
    [
        new(words["Só para mim"], Me),
        .. TeamsOf(me, choices).Select(t => new SelectListItem(words["Equipe {0}", t.Name], Of(new Sharing(Scope.Team, t.Id)))),
        .. me.IsSupervisor ? [new SelectListItem(words["Todos do atendimento"], Everyone)] : Array.Empty<SelectListItem>(),
    ];

    /// <summary>Null for what this person may not give.</summary>
    public static Sharing? Read(string? value, Viewer me, ILookup<string, DeskChoice> choices) => value switch
    {
        Me => Sharing.Personal,
        Everyone when me.IsSupervisor => new Sharing(Scope.Everyone, null),
        _ => TeamsOf(me, choices).Select(t => new Sharing(Scope.Team, t.Id)).FirstOrDefault(s => Of(s) == value),
    };

    public static IReadOnlyCollection<int> MyTeams(ILookup<string, DeskChoice> choices) => [.. choices[DeskChoice.Team].Where(t => t.Detail is DeskChoice.Mine).Select(t => t.Id)];

    private static IEnumerable<DeskChoice> TeamsOf(Viewer me, ILookup<string, DeskChoice> choices) =>
        choices[DeskChoice.Team].Where(t => me.IsSupervisor || t.Detail is DeskChoice.Mine);
}
