namespace SupportPortal.Domain.HelpCenter;

public class HelpTopic
{
    public const string Finance = "financeiro";

    private HelpTopic() { } // EF Core

    public HelpTopic(string slug, string name, string summary, int position) => (Slug, Name, Summary, Position) = (slug, name, summary, position);

    public int Id { get; private set; }
    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public int Position { get; private set; }
}
