using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Sla;

/// <summary>Every published policy with its calendars and holidays, as they stand now: small, the same for all, and kept in memory.</summary>
public sealed class SlaBook(IReadOnlyList<SlaPolicy> policies, IReadOnlyList<HolidaySet> sets)
{
    /// <summary>What a contract chose, for a ticket opened now. Of several contracts the one with the product goes first, then the oldest.</summary>
    public SlaTerms Offer(IReadOnlyList<ContractDeadlines> contracts, int? productId, int categoryId, Priority priority)
    {
        var contract = contracts.FirstOrDefault(c => productId is { } product && c.Products.Contains(product)) ?? (contracts.Count > 0 ? contracts[0] : null);
        var policy = policies.FirstOrDefault(p => p.Id == contract?.PolicyId && p.Published is not null) ?? policies.First(p => p.IsDefault);
        return Terms(policy.Published!, contract, categoryId, priority);
    }

    /// <summary>A version, a draft among them, with the holidays that a contract chose.</summary>
    public SlaTerms Terms(SlaPolicyVersion version, ContractDeadlines? contract, int categoryId, Priority priority) => version.Terms(categoryId, priority) with
    {
        Contract = contract?.Number,
        Schedule = new WorkSchedule(
            version.Calendar!, contract?.NationalHolidays ?? true, sets.Where(s => contract?.HolidaySets.Contains(s.Id) is true).OrderBy(s => s.Id),
            version.PausesForCustomer, version.PausesForThirdParty),
    };

    /// <summary>The version a ticket was opened under, for what it has become; a ticket from before there were versions takes the default policy's.</summary>
    public SlaTerms TermsOf(Ticket ticket, int categoryId, Priority priority)
    {
        var version = policies.SelectMany(p => p.Versions).FirstOrDefault(v => v.Id == ticket.SlaVersionId) ?? policies.First(p => p.IsDefault).Published!;
        return version.Terms(categoryId, priority) with { Schedule = ticket.Schedule };
    }
}
