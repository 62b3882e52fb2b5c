using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Contracts;

/// <summary>A release of a product: what is new in it, its documents and its downloads. Whoever contracted the product reads it once it is published.</summary>
public class ProductVersion
{
    public const int NumberMaxLength = 20, NotesMaxLength = 20_000, MaxFiles = 20;
    private ProductVersion() { } // EF Core

    public ProductVersion(int productId, string number, DateOnly releasedOn) => (ProductId, Number, ReleasedOn) = (productId, number, releasedOn);

    public int Id { get; private set; }
    public int ProductId { get; private init; }
    public Product? Product { get; private init; }
    /// <summary>8.4, as the product itself says it.</summary>
    public string Number { get; private set; } = "";
    public DateOnly ReleasedOn { get; private set; }
    public DateOnly? SupportedUntil { get; private set; }
    /// <summary>What is new, in Markdown.</summary>
    public string Notes { get; private set; } = "";
    public DateTimeOffset? PublishedAt { get; private set; }
    public uint Version { get; private set; } // row version: the second of two editors is told

    public bool IsPublished => PublishedAt is not null;

    public bool IsSupported(DateOnly on) => SupportedUntil is null || on <= SupportedUntil;

    public void Describe(string number, DateOnly releasedOn, DateOnly? supportedUntil, string notes)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(number), "Dê o número da versão.");
        RuleException.ThrowIf(supportedUntil < releasedOn, "O suporte de uma versão termina depois do lançamento.");
        (Number, ReleasedOn, SupportedUntil, Notes) = (number, releasedOn, supportedUntil, notes);
    }

    public void Publish(DateTimeOffset at)
    {
        RuleException.ThrowIf(Notes.Length == 0, "Escreva as novidades da versão antes de publicar.");
        PublishedAt ??= at;
    }

    /// <summary>Nobody of a customer finds it any more; its documents and files stay.</summary>
    public void Withdraw() => PublishedAt = null;
}

/// <summary>A download of a version: an installer, a manual. Read by whoever reads the version; its bytes are rows of <see cref="ProductFileChunk"/>.</summary>
public class ProductFile
{
    public const int NameMaxLength = 120, DescriptionMaxLength = 200;
    private ProductFile() { } // EF Core

    public ProductFile(Guid id, int productVersionId, string name, string description, string contentType, long size, byte[] sha256, Actor by, DateTimeOffset at) =>
        (Id, ProductVersionId, Name, Description, ContentType, Size, Sha256, UploadedBy, UploadedAt) = (id, productVersionId, name, description, contentType, size, sha256, by.Name, at);

    public Guid Id { get; private init; }
    public int ProductVersionId { get; private init; }
    /// <summary>A label, cleaned; never part of a path.</summary>
    public string Name { get; private init; } = "";
    public string Description { get; private init; } = "";
    public string ContentType { get; private init; } = "";
    public long Size { get; private init; }
    public byte[] Sha256 { get; private init; } = [];
    public string UploadedBy { get; private init; } = "";
    public DateTimeOffset UploadedAt { get; private init; }
}

/// <summary>A stretch of a download's bytes.</summary>
public class ProductFileChunk
{
    public required Guid FileId { get; init; }
    public required int Position { get; init; }
    public required byte[] Bytes { get; init; }
}

public static class ProductQueries
{
    /// <summary>Those this viewer may read documentation of; the desk, all.</summary>
    public static IQueryable<Product> VisibleTo(this IQueryable<Product> products, Viewer me, IQueryable<ContractedProduct> contracted, DateOnly on)
    {
        var mine = contracted.VisibleTo(me).InForce(on);
        return me.IsDesk ? products : products.Where(p => mine.Any(c => c.ProductId == p.Id));
    }

    /// <summary>Published, of the products that <paramref name="visible"/> holds; the desk reads the others too.</summary>
    public static IQueryable<ProductVersion> VisibleTo(this IQueryable<ProductVersion> versions, Viewer me, IQueryable<Product> visible) =>
        me.IsDesk ? versions : versions.Where(v => v.PublishedAt != null && visible.Any(p => p.Id == v.ProductId));

    public static IQueryable<ProductFile> VisibleTo(this IQueryable<ProductFile> files, IQueryable<ProductVersion> visible) => files.Where(f => visible.Any(v => v.Id == f.ProductVersionId));

    public static IOrderedQueryable<ProductVersion> LatestFirst(this IQueryable<ProductVersion> versions) => versions.OrderByDescending(v => v.ReleasedOn).ThenByDescending(v => v.Id);
}
