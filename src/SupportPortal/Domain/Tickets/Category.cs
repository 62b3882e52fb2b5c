namespace SupportPortal.Domain.Tickets;

/// <summary>Kind of request, with the priority it starts at. One that is out of scope opens no ticket: it says who answers.</summary>
public class Category
{
    private Category() { } // EF Core

    public Category(string name, string description, Priority priority, int position, string? outOfScopeAnswer = null) =>
        (Name, Description, Priority, Position, OutOfScopeAnswer) = (name, description, priority, position, outOfScopeAnswer);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";
    public Priority Priority { get; private set; }
    public int Position { get; private set; }
    public string? OutOfScopeAnswer { get; private set; }
    public bool IsActive { get; private set; } = true;
}
