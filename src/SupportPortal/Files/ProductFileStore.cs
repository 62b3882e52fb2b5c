using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Files;

namespace SupportPortal.Files;

/// <summary>Downloads of product versions, in stretches like attachments. They are no customer's, so they have tables of their own.</summary>
public sealed class ProductFileStore(PortalDbContext db, Viewer me, TimeProvider clock)
{
    /// <summary>Adds an upload to a version, to be saved with the rest. Its form has said why it is not acceptable, if so; here it is only refused.</summary>
    public async Task AddAsync(IFormFile upload, ProductVersion version, string description, CancellationToken stop = default)
    {
        await using var content = upload.OpenReadStream();
        var kind = FileKind.Of(upload.FileName);
        RuleException.ThrowIf(kind is null || content.Length == 0 || !kind.Matches(content), "Este tipo de arquivo não é aceito.");
        var now = clock.GetUtcNow();
        content.Position = 0;
        var file = new ProductFile(
            Guid.CreateVersion7(now), version.Id, FileName.Clean(upload.FileName), description, kind.ContentType, content.Length, await SHA256.HashDataAsync(content, stop), me.Actor, now);
        db.ProductFiles.Add(file);
        content.Position = 0;
        for (var position = 0; ; position++)
        {
            var bytes = new byte[FileChunk.Size];
            var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
            if (read == 0) { return; }
            db.ProductFileChunks.Add(new ProductFileChunk { FileId = file.Id, Position = position, Bytes = read == bytes.Length ? bytes : bytes[..read] });
        }
    }

    /// <summary>The bytes, a stretch at a time. Whether they may be read is the caller's question.</summary>
    public async IAsyncEnumerable<byte[]> ReadAsync(ProductFile file, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var position = 0; position * (long)FileChunk.Size < file.Size; position++)
        {
            var bytes = await db.ProductFileChunks.Where(c => c.FileId == file.Id && c.Position == position).Select(c => c.Bytes).SingleAsync(stop);
            yield return bytes;
        }
    }
}
