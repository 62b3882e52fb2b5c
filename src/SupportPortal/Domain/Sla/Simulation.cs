namespace SupportPortal.Domain.Sla;

/// <summary>A wait that is tried out: for the customer or for a third party, over when <see cref="To"/> comes.</summary>
public sealed record SimulatedWait(DateTimeOffset From, DateTimeOffset To, bool ForThirdParty);

/// <param name="Account">Counted to the very deadline.</param>
public sealed record SimulatedDeadline(SlaPromise Promise, ClockAccount Account);

/// <summary>The deadlines that terms would give a ticket, by the clocks of a real one, before anybody relies on them.</summary>
public static class Simulation
{
    /// <param name="terms">A contract's, or a draft version's.</param>
    /// <param name="openedAt">When the ticket is registered; the next response is counted from here too, as if the customer's message came now.</param>
    /// <param name="identifiedAt">When somebody first lays hands on it; with the opening when it is not said.</param>
    /// <param name="waits">Those that the terms do not stop for change nothing.</param>
    public static IReadOnlyList<SimulatedDeadline> Of(SlaTerms terms, DateTimeOffset openedAt, DateTimeOffset? identifiedAt, IEnumerable<SimulatedWait> waits)
    {
        var schedule = terms.Schedule!;
        var pauses = waits.Where(w => w.ForThirdParty ? schedule.PausesForThirdParty : schedule.PausesForCustomer).Select(w => new Pause(w.From, w.To)).ToList();
        RuleException.ThrowIf(pauses.Exists(p => p.To <= p.From || p.From < openedAt), "Cada pausa termina depois do próprio início, e nenhuma começa antes da abertura.");
        RuleException.ThrowIf(identifiedAt < openedAt, "A identificação não vem antes da abertura.");
        var identified = identifiedAt ?? openedAt;
        return [.. Enum.GetValues<SlaMetric>().Select(metric =>
        {
            var promise = terms[metric];
            var origin = promise.Origin is SlaOrigin.Identification ? identified : openedAt;
            var due = Deadline.Due(origin, promise.Target, promise.Hours, schedule.Calendar, pauses, openedAt);
            return new SimulatedDeadline(promise, ClockAccount.Of(
                metric, promise.Target, promise.Hours, origin, metAt: due, due, schedule.Calendar, pauses.Select(p => ("", p)), due));
        })];
    }
}
