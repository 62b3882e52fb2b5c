using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.HelpCenter;

public enum Visibility { Public, Customers, Product, Company }

public enum ArticleStatus { Draft, Published, Archived }

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

/// <summary>An article of the help centre, of a topic or of a product's documentation, in Markdown.</summary>
public class HelpArticle
{
    public const int TitleMaxLength = 150;
    private HelpArticle() { } // EF Core

    public HelpArticle(string slug, string title, string summary, string body, HelpTopic? topic, Product? product, Visibility visibility, DateTimeOffset at, int? customerId = null)
    {
        RuleException.ThrowIf(topic is null == product is null, "Um artigo é de um tópico ou de um produto.");
        RuleException.ThrowIf(visibility is Visibility.Product && product is null, "Escolha o produto deste artigo.");
        RuleException.ThrowIf(visibility is Visibility.Company && customerId is null, "Escolha a empresa deste artigo.");
        (Slug, Title, Summary, Body, Topic, Product, Visibility, OnlyForId, UpdatedAt) = (slug, title, summary, body, topic, product, visibility, customerId, at);
    }

    public int Id { get; private set; }
    public string Slug { get; private init; } = "";
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Body { get; private set; } = "";
    public int? TopicId { get; private set; }
    public HelpTopic? Topic { get; private set; }
    public int? ProductId { get; private set; }
    public Product? Product { get; private set; }
    public Visibility Visibility { get; private set; }
    /// <summary>The one company that may read it, when the visibility is Company.</summary>
    public int? OnlyForId { get; private set; }
    public ArticleStatus Status { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public int HelpfulVotes { get; private set; }
    public int UnhelpfulVotes { get; private set; }

    public void Publish(DateTimeOffset at)
    {
        RuleException.ThrowIf(Status is ArticleStatus.Published, "Este artigo já está publicado.");
        (Status, UpdatedAt) = (ArticleStatus.Published, at);
    }

    public void Vote(bool helpful) => (HelpfulVotes, UnhelpfulVotes) = helpful ? (HelpfulVotes + 1, UnhelpfulVotes) : (HelpfulVotes, UnhelpfulVotes + 1);
}
