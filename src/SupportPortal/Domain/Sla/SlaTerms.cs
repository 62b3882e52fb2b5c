namespace SupportPortal.Domain.Sla;

/// <summary>One time promised: how much, counted how, from when, and the rule it comes from (none for what was never a rule).</summary>
public sealed record SlaPromise(TimeSpan Target, Hours Hours, SlaOrigin Origin = SlaOrigin.Registration, SlaTarget? Rule = null);

/// <summary>What is promised for one ticket: the three times, the policy's version they come from, and the hours in which they count.</summary>
public sealed record SlaTerms(SlaPromise FirstResponse, SlaPromise NextResponse, SlaPromise Resolution)
{
    public int? VersionId { get; init; }
    /// <summary>Null: the desk's own hours, and only waiting for the customer stops a clock.</summary>
    public WorkSchedule? Schedule { get; init; }
    public string? Policy { get; init; }
    public int? VersionNumber { get; init; }
    /// <summary>Number of the contract that chose the policy.</summary>
    public string? Contract { get; init; }

    public SlaPromise this[SlaMetric metric] => metric switch
    {
        SlaMetric.FirstResponse => FirstResponse,
        SlaMetric.NextResponse => NextResponse,
        SlaMetric.Resolution => Resolution,
        _ => throw new ArgumentOutOfRangeException(nameof(metric)),
    };

    /// <summary>Without a policy: both responses in the same time.</summary>
    public static SlaTerms Of(TimeSpan response, TimeSpan resolution, Hours hours) => new(new(response, hours), new(response, hours), new(resolution, hours));
}
