using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Desk;

/// <summary>People of the desk who share a queue (equipe). A team that is given up is put out of use: tickets keep its name.</summary>
public class Team
{
    public const int NameMaxLength = 60, MaxMembers = 200, MostOpen = 500;

    private readonly List<TeamMember> _members = [];
    private Team() { } // EF Core

    public Team(string name) => Rename(name);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public bool IsActive { get; private set; } = true;
    /// <summary>What comes into its queue without an assignee is given to one of its members.</summary>
    public bool Distributes { get; private set; }
    /// <summary>How many open tickets a person may have and still be given one; null is no limit.</summary>
    public int? MaxOpen { get; private set; }
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

    public void Distribute(bool automatically, int? maxOpen)
    {
        RuleException.ThrowIf(maxOpen is < 1 or > MostOpen, "O limite vai de 1 a 500 chamados por pessoa.");
        (Distributes, MaxOpen) = (automatically, maxOpen);
    }

    /// <summary>Whom the next ticket goes to: whoever has the fewest open, and of those whoever was given one longest ago. Null when nobody can take one.</summary>
    /// <param name="open">How many open tickets each of those who are at work today has.</param>
    public TeamMember? NextFor(IReadOnlyDictionary<int, int> open) => !Distributes || !IsActive ? null : _members
        .Where(m => open.TryGetValue(m.PersonId, out var has) && (MaxOpen is null || has < MaxOpen))
        .OrderBy(m => open[m.PersonId]).ThenBy(m => m.LastGivenAt ?? DateTimeOffset.MinValue).ThenBy(m => m.PersonId).FirstOrDefault();
}

public class TeamMember
{
    private TeamMember() { } // EF Core

    internal TeamMember(int personId) => PersonId = personId;

    public int TeamId { get; private init; }
    public int PersonId { get; private init; }
    /// <summary>When the portal last gave this person a ticket of the team.</summary>
    public DateTimeOffset? LastGivenAt { get; private set; }

    public void Give(DateTimeOffset at) => LastGivenAt = at;
}
