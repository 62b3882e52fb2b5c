using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.HelpCenter;

/// <summary>An article as it is being written. Only editors ever read it.</summary>
public class HelpDraft
{
    internal HelpDraft() { }

    public int ArticleId { get; private set; }
    public string Slug { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Body { get; private set; } = "";
    public int? TopicId { get; private set; }
    public int? ProductId { get; private set; }
    public int? ProductVersionId { get; private set; }
    public Visibility Visibility { get; private set; }
    public int? OnlyForId { get; private set; }
    public DateTimeOffset SavedAt { get; private set; }
    public string SavedBy { get; private set; } = "";
    public uint Version { get; private set; } // row version: the second of two editors is told

    public ArticleContent Content => new(Slug, Title, Summary, Body, TopicId, ProductId, Visibility, OnlyForId, ProductVersionId);

    internal void Set(ArticleContent content, Actor by, DateTimeOffset at)
    {
        (Slug, Title, Summary, Body) = (content.Slug, content.Title, content.Summary, content.Body);
        (TopicId, ProductId, ProductVersionId, Visibility, OnlyForId) = (content.TopicId, content.ProductId, content.ProductVersionId, content.Visibility, content.OnlyForId);
        (SavedAt, SavedBy) = (at, by.Name);
    }
}

/// <summary>The text of one publication, as it was.</summary>
public class HelpArticleVersion
{
    public const int ChangeMaxLength = 200;
    private HelpArticleVersion() { } // EF Core

    internal HelpArticleVersion(int number, ArticleContent content, string change, Actor? by, DateTimeOffset at) =>
        (Number, Title, Summary, Body, Change, ByName, ById, At) = (number, content.Title, content.Summary, content.Body, change, by?.Name ?? "", by?.PersonId, at);

    public int ArticleId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private init; } = "";
    public string Summary { get; private init; } = "";
    public string Body { get; private init; } = "";
    /// <summary>What changed, in the editor's words.</summary>
    public string Change { get; private init; } = "";
    public string ByName { get; private init; } = "";
    public int? ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The whole as one text, to be compared with another.</summary>
    public string Text => ArticleContent.TextOf(Title, Summary, Body);
}

/// <summary>An address the article once had: whoever comes by it is led on.</summary>
public class HelpOldSlug(string slug)
{
    public string Slug { get; private init; } = slug;
    public int ArticleId { get; init; }
}

/// <summary>A word of a published text, with and without its accents: what a mistyped search is compared with.</summary>
public class HelpWord(string plain, string text)
{
    public int ArticleId { get; private init; }
    public string Plain { get; private init; } = plain;
    public string Text { get; private init; } = text;
}

/// <summary>A picture or file of an article, bytes and all: it is read by whoever reads the article.</summary>
public class HelpFile
{
    public const int MaxMegabytes = 5;
    private HelpFile() { } // EF Core

    public HelpFile(Guid id, int articleId, string name, string contentType, byte[] bytes, Actor by, DateTimeOffset at) =>
        (Id, ArticleId, Name, ContentType, Bytes, Size, UploadedBy, UploadedAt) = (id, articleId, name, contentType, bytes, bytes.Length, by.Name, at);

    public Guid Id { get; private init; }
    public int ArticleId { get; private init; }
    /// <summary>A label, cleaned; never part of a path.</summary>
    public string Name { get; private init; } = "";
    public string ContentType { get; private init; } = "";
    public byte[] Bytes { get; private init; } = [];
    public int Size { get; private init; }
    public string UploadedBy { get; private init; } = "";
    public DateTimeOffset UploadedAt { get; private init; }

    public bool IsPicture => PictureTypes.Contains(ContentType);

    /// <summary>Shown in place; everything else is handed out as a download.</summary>
    public static readonly string[] PictureTypes = ["image/png", "image/jpeg", "image/gif"];
}

/// <summary>Whether an article helped one reader, and what was missing. One for each reader; changing it moves the article's counters.</summary>
public class HelpVote
{
    public const int CommentMaxLength = 1_000;
    private HelpVote() { } // EF Core

    public HelpVote(int articleId, byte[] voter, bool helpful, int? personId, DateTimeOffset at) =>
        (ArticleId, Voter, IsHelpful, PersonId, At) = (articleId, voter, helpful, personId, at);

    public long Id { get; private set; }
    public int ArticleId { get; private init; }
    /// <summary>Hash of the person, or of the browser of somebody not signed in.</summary>
    public byte[] Voter { get; private init; } = [];
    public bool IsHelpful { get; private set; }
    public string? Comment { get; private set; }
    public int? PersonId { get; private init; }
    public DateTimeOffset At { get; private set; }

    public void Change(bool helpful, DateTimeOffset at) => (IsHelpful, At) = (helpful, at);

    public void Explain(string comment) => Comment = comment.Length == 0 ? null : comment;
}
