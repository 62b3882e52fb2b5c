using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.HelpCenter;

public enum ArticleStatus { Draft, Published, Archived }

/// <summary>
/// An article of the help centre, of a topic or of a product's documentation, in Markdown. What stands here is what readers get; what is being
/// written waits in <see cref="Draft"/> until it is published, and every publication stays as a version.
/// </summary>
public class HelpArticle
{
    public const int TitleMaxLength = 150, SlugMaxLength = 120, SummaryMaxLength = 400, BodyMaxLength = 60_000;
    private readonly List<HelpArticleVersion> _versions = [];
    private readonly List<HelpOldSlug> _oldSlugs = [];
    private readonly List<HelpWord> _words = [];
    private HelpArticle() { } // EF Core

    public HelpArticle(string slug, string title, string summary, string body, HelpTopic? topic, Product? product, Visibility visibility, DateTimeOffset at, int? customerId = null)
    {
        RuleException.ThrowIf(topic is null == product is null, "Um artigo é de um tópico ou de um produto.");
        RuleException.ThrowIf(visibility is Visibility.Product && product is null, "Escolha o produto deste artigo.");
        RuleException.ThrowIf(visibility is Visibility.Company && customerId is null, "Escolha a empresa deste artigo.");
        (Slug, Title, Summary, Body, Topic, Product, Visibility, OnlyForId, UpdatedAt) = (slug, title, summary, body, topic, product, visibility, customerId, at);
        (TopicId, ProductId) = (topic is { Id: > 0 } ? topic.Id : null, product is { Id: > 0 } ? product.Id : null);
    }

    public int Id { get; private set; }
    public string Slug { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Body { get; private set; } = "";
    public int? TopicId { get; private set; }
    public HelpTopic? Topic { get; private set; }
    public int? ProductId { get; private set; }
    public Product? Product { get; private set; }
    /// <summary>The version it describes; none where it holds for all of the product's.</summary>
    public int? ProductVersionId { get; private set; }
    public Visibility Visibility { get; private set; }
    /// <summary>The one company that may read it, when the visibility is Company.</summary>
    public int? OnlyForId { get; private set; }
    public ArticleStatus Status { get; private set; }
    /// <summary>Readers find it from this moment on; in the future it is scheduled. Empty until it is first published.</summary>
    public DateTimeOffset? PublishAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public int LastVersion { get; private set; }
    public int HelpfulVotes { get; private set; }
    public int UnhelpfulVotes { get; private set; }
    public HelpDraft? Draft { get; private set; }
    public IReadOnlyList<HelpArticleVersion> Versions => _versions;
    public IReadOnlyList<HelpOldSlug> OldSlugs => _oldSlugs;
    public IReadOnlyList<HelpWord> Words => _words;

    public ArticleContent Content => new(Slug, Title, Summary, Body, TopicId, ProductId, Visibility, OnlyForId, ProductVersionId);

    public bool IsLive(DateTimeOffset at) => Status is ArticleStatus.Published && PublishAt <= at;
    public bool IsScheduled(DateTimeOffset at) => Status is ArticleStatus.Published && PublishAt > at;

    public ArticleState StateAt(DateTimeOffset at) => Status switch
    {
        ArticleStatus.Draft => ArticleState.Draft,
        ArticleStatus.Archived => ArticleState.Archived,
        _ => IsLive(at) ? ArticleState.Live : ArticleState.Scheduled,
    };

    /// <summary>Keeps what was typed, finished or not. Readers see none of it.</summary>
    public void Write(ArticleContent content, Actor by, DateTimeOffset at)
    {
        if (Draft is null && content == Content) { return; }
        Draft ??= new HelpDraft();
        Draft.Set(content, by, at);
        if (PublishAt is not null) { return; }
        UpdatedAt = at;
        if (content.Title.Length > 0) { Title = content.Title; } // lists have no other name for it
    }

    public void Discard() => Draft = null;

    /// <param name="by">Null for the texts the portal itself comes with.</param>
    /// <param name="from">When readers find it, if not at once. An article they already read changes at once.</param>
    public void Publish(DateTimeOffset at, Actor? by = null, string change = "", DateTimeOffset? from = null)
    {
        RuleException.ThrowIf(IsLive(at) && Draft is null, "Não há alterações para publicar.");
        RuleException.ThrowIf(from is not null && IsLive(at), "Este artigo já está no ar: as alterações são publicadas na hora.");
        RuleException.ThrowIf(from <= at, "Escolha um momento no futuro.");
        var content = Draft?.Content ?? Content;
        if (by is not null) { content.ThrowIfUnready(); }
        var isNew = LastVersion == 0 || content != Content;
        if (content != Content) { Take(content); }
        PublishAt = IsLive(at) ? PublishAt : from ?? at;
        (Status, UpdatedAt, Draft) = (ArticleStatus.Published, at, null);
        if (!isNew) { return; } // only the moment changed
        _versions.Add(new HelpArticleVersion(++LastVersion, content, change, by, at));
        ListWords();
    }

    public void Archive()
    {
        RuleException.ThrowIf(Status is not ArticleStatus.Published, "Só um artigo publicado pode ser arquivado.");
        Status = ArticleStatus.Archived;
    }

    /// <summary>An earlier text becomes the newest version; where the article stands and who reads it stay as they are.</summary>
    public void Restore(HelpArticleVersion version, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Draft is not null, "Publique ou descarte as alterações em rascunho antes de restaurar uma versão.");
        RuleException.ThrowIf(Status is not ArticleStatus.Published, "Só um artigo publicado volta a uma versão anterior.");
        Write(Content with { Title = version.Title, Summary = version.Summary, Body = version.Body }, by, at);
        RuleException.ThrowIf(Draft is null, "O texto no ar já é o desta versão.");
        Publish(at, by, $"Versão {version.Number} restaurada");
    }

    /// <summary>A vote cast or, with what it was <paramref name="before"/>, changed.</summary>
    public void Count(bool helpful, bool? before)
    {
        if (before is true) { HelpfulVotes--; }
        if (before is false) { UnhelpfulVotes--; }
        if (helpful) { HelpfulVotes++; } else { UnhelpfulVotes++; }
    }

    private void Take(ArticleContent content)
    {
        if (content.Slug != Slug && PublishAt is not null)
        {
            _oldSlugs.RemoveAll(s => s.Slug == content.Slug);
            _oldSlugs.Add(new HelpOldSlug(Slug));
        }
        if (content.TopicId != TopicId) { Topic = null; }
        if (content.ProductId != ProductId) { Product = null; }
        (Slug, Title, Summary, Body) = (content.Slug, content.Title, content.Summary, content.Body);
        (TopicId, ProductId, ProductVersionId, Visibility, OnlyForId) = (content.TopicId, content.ProductId, content.ProductVersionId, content.Visibility, content.Visibility is Visibility.Company ? content.OnlyForId : null);
    }

    private void ListWords()
    {
        var words = SearchWords.In($"{Title} {Summary} {Body}");
        _words.RemoveAll(w => !words.ContainsKey(w.Plain));
        _words.AddRange(words.Where(w => !_words.Exists(old => old.Plain == w.Key)).Select(w => new HelpWord(w.Key, w.Value)));
    }
}
