using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Sla;

/// <summary>What is promised for one kind of request, for all priorities alike or for some of them.</summary>
/// <param name="Priorities">Empty: whatever the priority.</param>
public sealed record PromiseLine(string Category, IReadOnlyList<Priority> Priorities, SlaPromise FirstResponse, SlaPromise Resolution);

/// <summary>What a contract promises for tickets opened now: the times by kind of request, and the hours and holidays they count in.</summary>
public sealed record ContractPromises(string Policy, int Version, WorkSchedule Schedule, IReadOnlyList<PromiseLine> Lines)
{
    public const int HolidaysShown = 6;

    public bool CountsBusinessTime => Lines.Any(l => l.FirstResponse.Hours is Hours.BusinessTime || l.Resolution.Hours is Hours.BusinessTime);

    /// <summary>The version in force of the policy that the contract names. Priorities for which the same holds share a line.</summary>
    public static ContractPromises Of(SlaBook book, ContractDeadlines contract, IReadOnlyList<(int Id, string Name)> categories)
    {
        var lines = new List<PromiseLine>();
        foreach (var (id, name) in categories)
        {
            var groups = Enum.GetValues<Priority>().Select(p => (Priority: p, Terms: Terms(id, p))).GroupBy(x => (Say(x.Terms.FirstResponse), Say(x.Terms.Resolution))).ToList();
            lines.AddRange(groups.Select(g => new PromiseLine(name, groups.Count == 1 ? [] : [.. g.Select(x => x.Priority)], g.First().Terms.FirstResponse, g.First().Terms.Resolution)));
        }
        var any = Terms(0, Priority.Normal);
        return new(any.Policy ?? "", any.VersionNumber ?? 0, any.Schedule!, lines);

        SlaTerms Terms(int category, Priority priority) => book.Offer([contract], productId: null, category, priority);
        static (TimeSpan, Hours, SlaOrigin) Say(SlaPromise promise) => (promise.Target, promise.Hours, promise.Origin);
    }

    /// <summary>The next holidays that take working hours.</summary>
    public IReadOnlyList<BankHoliday> NextHolidays(DateOnly today) => [.. Schedule.HolidaysBetween(today, today.AddYears(1)).Take(HolidaysShown)];
}
