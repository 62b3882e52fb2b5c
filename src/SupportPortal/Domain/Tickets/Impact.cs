namespace SupportPortal.Domain.Tickets;

/// <summary>"Quem é afetado?", fewest first.</summary>
public enum Affected { OnlyMe, Department, Company }

/// <summary>"Dá para continuar trabalhando?", least harm first.</summary>
public enum Continuity { Works, Workaround, Stopped }

/// <summary>What a requester says of the harm. It moves a ticket's priority, and with it the promised time where the policy names priorities.</summary>
public sealed record Impact(Affected Affected, Continuity Continuity)
{
    /// <summary>What the two answers weigh by themselves.</summary>
    public Priority Weight => (Affected, Continuity) switch
    {
        (Affected.OnlyMe, Continuity.Works) => Priority.Low,
        (Affected.Company, Continuity.Stopped) => Priority.Critical,
        (_, Continuity.Stopped) or (Affected.Company, Continuity.Workaround) => Priority.High,
        _ => Priority.Normal,
    };

    /// <summary>
    /// The category's own priority, moved by at most one step: everybody's problem is urgent, so the answers alone do not decide. Where the category
    /// says that work has stopped (critical), no answer makes it less.
    /// </summary>
    public Priority PriorityIn(Priority category) => category is Priority.Critical
        ? category
        : (Priority)Math.Clamp((int)Weight, (int)category - 1, Math.Min((int)category + 1, (int)Priority.Low));

    /// <summary>All that answers can make of a category's priority.</summary>
    public static IEnumerable<Priority> PrioritiesIn(Priority category) =>
        Enum.GetValues<Affected>().SelectMany(a => Enum.GetValues<Continuity>().Select(c => new Impact(a, c).PriorityIn(category))).Distinct().Order();

    /// <summary>Both questions are answered, or it is as if neither was.</summary>
    public static Impact? Of(Affected? affected, Continuity? continuity) =>
        affected is { } who && continuity is { } how ? new Impact(who, how) : null;
}
