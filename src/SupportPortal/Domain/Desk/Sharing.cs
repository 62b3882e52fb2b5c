using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Desk;

/// <summary>Who finds a saved view or a canned reply in the list: its owner, a team, or everybody at the desk.</summary>
public enum Scope { Personal, Team, Everyone }

/// <summary>Whose something is. A personal thing is its owner's; a team's is its members'; what everybody sees only a supervisor may change.</summary>
public sealed record Sharing(Scope Scope, int? TeamId)
{
    public static readonly Sharing Personal = new(Scope.Personal, null);

    public static Sharing Of(Scope scope, int? teamId)
    {
        RuleException.ThrowIf(scope is Scope.Team && teamId is null, "Escolha a equipe.");
        return new(scope, scope is Scope.Team ? teamId : null);
    }

    /// <param name="myTeams">The teams this person belongs to.</param>
    public bool MayBeGivenBy(Viewer me, IReadOnlyCollection<int> myTeams) => Scope switch
    {
        Scope.Personal => true,
        Scope.Team => me.IsSupervisor || myTeams.Contains(TeamId!.Value),
        _ => me.IsSupervisor,
    };
}
