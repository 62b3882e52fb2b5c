using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Sla;

/// <summary>What was promised for a category: the first response and the resolution. A contract's own row goes before the general one.</summary>
public class SlaTarget
{
    private SlaTarget() { } // EF Core

    public SlaTarget(int categoryId, int? contractId, TimeSpan firstResponse, TimeSpan resolution, Hours hours) =>
        (CategoryId, ContractId, FirstResponse, Resolution, Hours) = (categoryId, contractId, firstResponse, resolution, hours);

    public int Id { get; private set; }
    public int CategoryId { get; private init; }
    public Category? Category { get; private init; }
    public int? ContractId { get; private init; }
    public TimeSpan FirstResponse { get; private init; }
    public TimeSpan Resolution { get; private init; }
    public Hours Hours { get; private init; }
}
