namespace SupportPortal.Domain.Desk;

/// <summary>An address of the queue with a name: filter, order and columns as they stand in the address.</summary>
public class SavedView
{
    public const int NameMaxLength = 60, AddressMaxLength = 1_000, MaxPersonal = 30;
    private SavedView() { } // EF Core

    public SavedView(string name, string address, int ownerId, Sharing sharing, int position)
    {
        (OwnerId, Position) = (ownerId, position);
        Point(address);
        Describe(name, sharing);
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>The query of the queue's address, without what is of one page only: status=novo&amp;produto=3.</summary>
    public string Address { get; private set; } = "";
    public Scope Scope { get; private set; }
    public int? TeamId { get; private set; }
    public int OwnerId { get; private init; }
    /// <summary>The smaller ones come first, within their scope.</summary>
    public int Position { get; private set; }
    public uint Version { get; private set; }

    public Sharing Sharing => new(Scope, TeamId);

    public void Describe(string name, Sharing sharing)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê um nome à visão.");
        (Name, Scope, TeamId) = (name.Trim(), sharing.Scope, sharing.TeamId);
    }

    public void Point(string address)
    {
        RuleException.ThrowIf(address.Length > AddressMaxLength, "Este filtro é longo demais para uma visão.");
        Address = address;
    }

    public void MoveTo(int position) => Position = position;
}
