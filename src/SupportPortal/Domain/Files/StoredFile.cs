namespace SupportPortal.Domain.Files;

public enum ScanState { Pending, Clean, Quarantined }

/// <summary>An attachment: what is known of it. Its bytes are rows of <see cref="FileChunk"/>.</summary>
public class StoredFile
{
    public const int NameMaxLength = 120;
    private StoredFile() { } // EF Core

    public StoredFile(Guid id, int customerId, int? uploadedById, string name, string contentType, long size, byte[] sha256, ScanState scan, DateTimeOffset at) =>
        (Id, CustomerId, UploadedById, Name, ContentType, Size, Sha256, Scan, UploadedAt) =
        (id, customerId, uploadedById, name, contentType, size, sha256, scan, at);

    public Guid Id { get; private init; }
    public int CustomerId { get; private init; }
    public int? UploadedById { get; private init; }
    /// <summary>A label, cleaned; never part of a path.</summary>
    public string Name { get; private init; } = "";
    public string ContentType { get; private init; } = "";
    public long Size { get; private init; }
    public byte[] Sha256 { get; private init; } = [];
    public ScanState Scan { get; private set; }
    public DateTimeOffset UploadedAt { get; private init; }
    public long? DraftId { get; private set; }
    public long? ReplyDraftId { get; private set; }
    public long? MessageId { get; private set; }
    /// <summary>A photo of the work done.</summary>
    public long? ServiceOrderId { get; private set; }
    /// <summary>Of an internal note, or of a reply that has not left yet: out of every customer's reach.</summary>
    public bool IsInternal { get; private set; }

    /// <summary>A picture whose content was checked, of a kind that can run nothing: the only files shown in their place.</summary>
    public static bool IsPicture(string contentType) => contentType is "image/png" or "image/jpeg";

    public void StageOn(long draftId) => DraftId = draftId;

    public StoredFile CopyOf(Guid id) => new(id, CustomerId, UploadedById, Name, ContentType, Size, Sha256, Scan, UploadedAt);

    /// <summary>On what an analyst writes. Whether it will be the customer's is known when it is sent.</summary>
    public void StageForReply() => IsInternal = true;

    public void LeaveDraft() => (DraftId, ReplyDraftId) = (null, null);

    public void MarkInternal(bool isInternal = true) => IsInternal = isInternal;
}

/// <summary>A stretch of a file's bytes.</summary>
public class FileChunk
{
    public const int Size = 256 * 1024;

    public required Guid FileId { get; init; }
    public required int CustomerId { get; init; }
    public required int Position { get; init; }
    public required byte[] Bytes { get; init; }
}
