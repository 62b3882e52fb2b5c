using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Desk;

/// <summary>People of the desk who share a queue (equipe). A team that is given up is put out of use: tickets keep its name.</summary>
public class Team
{
    public const int NameMaxLength = 60, MaxMembers = 200;

    private readonly List<TeamMember> _members = [];
    private Team() { } // EF Core

    public Team(string name) => Rename(name);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public bool IsActive { get; private set; } = true;
    public uint Version { get; private set; }
    public IReadOnlyList<TeamMember> Members => _members;

    public void Rename(string name)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê um nome à equipe.");
        Name = name.Trim();
    }

    /// <summary>These people and nobody else.</summary>
    public void Gather(IReadOnlyCollection<Person> people)
    {
        RuleException.ThrowIf(people.Any(p => p.Kind is not PersonKind.Staff), "Escolha alguém da equipe.");
        RuleException.ThrowIf(people.Count > MaxMembers, "Uma equipe tem até 200 pessoas.");
        _members.RemoveAll(m => people.All(p => p.Id != m.PersonId));
        _members.AddRange(people.Where(p => !_members.Exists(m => m.PersonId == p.Id)).Select(p => new TeamMember(p.Id)));
    }

    public void Use(bool active) => IsActive = active;
}

public class TeamMember
{
    private TeamMember() { } // EF Core

    internal TeamMember(int personId) => PersonId = personId;

    public int TeamId { get; private init; }
    public int PersonId { get; private init; }
}
