namespace SupportPortal.Domain.Tickets;

/// <summary>Kind of request, with the priority it starts at. One that is out of scope opens no ticket: it says who answers.</summary>
public class Category
{
    /// <summary>Name of the kind that disputes of titles have. Only they do: no form offers it.</summary>
    public const string Dispute = "Contestação de cobrança";

    private Category() { } // EF Core

    public Category(string name, string description, Priority priority, int position, string? outOfScopeAnswer = null, bool isOffered = true) =>
        (Name, Description, Priority, Position, OutOfScopeAnswer, IsActive) = (name, description, priority, position, outOfScopeAnswer, isOffered);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public Priority Priority { get; private set; }
    public int Position { get; private set; }
    public string? OutOfScopeAnswer { get; private set; }
    /// <summary>Customers and the desk may choose it.</summary>
    public bool IsActive { get; private set; } = true;
}
