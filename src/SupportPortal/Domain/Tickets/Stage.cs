namespace SupportPortal.Domain.Tickets;

/// <summary>With whom a ticket is: us, its customer, or somebody both of us wait for.</summary>
public enum Party { Us, Customer, ThirdParty }

/// <summary>A stretch of a ticket's life in one state and one pair of hands. A final state is a stage without a party: the life is over.</summary>
public sealed record Stage(TicketStatus Status, string? Owner, DateTimeOffset From, DateTimeOffset? Until)
{
    public Party? With => Status switch
    {
        TicketStatus.New or TicketStatus.InProgress => Party.Us,
        TicketStatus.WaitingCustomer or TicketStatus.Resolved => Party.Customer, // resolved: the validation is the customer's
        TicketStatus.WaitingThirdParty => Party.ThirdParty,
        _ => null,
    };

    /// <summary>In order and without gaps: each begins where the one before ends. The first owner takes the stage, the next one begins another.</summary>
    public static IReadOnlyList<Stage> Of(DateTimeOffset openedAt, IEnumerable<CustomerEvent> history)
    {
        var stages = new List<Stage> { new(TicketStatus.New, null, openedAt, null) };
        foreach (var line in history)
        {
            var current = stages[^1];
            if (line.Kind is TicketEventKind.Assigned && current.Owner is null) { stages[^1] = current with { Owner = line.To }; }
            else if (line.Kind is TicketEventKind.Assigned) { Next(current.Status, line.To, line.At); }
            else if (line.Kind is TicketEventKind.StatusChanged) { Next(Enum.Parse<TicketStatus>(line.To!), current.Owner, line.At); }
        }
        return stages;

        void Next(TicketStatus status, string? owner, DateTimeOffset at)
        {
            stages[^1] = stages[^1] with { Until = at };
            stages.Add(new Stage(status, owner, at, null));
        }
    }

    /// <summary>How long it was with each, so far. To the second: what is shown adds up, as each stage ends in the second in which the next begins.</summary>
    public static IReadOnlyDictionary<Party, TimeSpan> TimeWith(IReadOnlyList<Stage> stages, DateTimeOffset now) => Enum.GetValues<Party>().ToDictionary(
        party => party, party => stages.Where(s => s.With == party).Aggregate(TimeSpan.Zero, (sum, s) => sum + (Second(s.Until ?? now) - Second(s.From))));

    /// <summary>From the opening to the end, or until now.</summary>
    public static TimeSpan LifeOf(IReadOnlyList<Stage> stages, DateTimeOffset now) =>
        Second(stages.FirstOrDefault(s => s.With is null)?.From ?? now) - Second(stages[0].From);

    private static DateTimeOffset Second(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
