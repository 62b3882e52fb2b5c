using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Mail;

namespace SupportPortal.Files;

/// <summary>
/// Attachments, kept in PostgreSQL in stretches of 256 KB. A file is stored at once, in a unit of work of its own; attaching it to a message or
/// a draft is part of the caller's. One that was stored and attached to nothing is out of everybody's reach.
/// </summary>
public sealed class FileStore(PortalDbContext db, DataSources sources, OutboxSignal signal, Viewer me, TimeProvider clock)
{
    private const int ReadAtATime = 4;
    public const long BytesPerDay = 500L * 1024 * 1024;

    /// <summary>Stores an upload for a company. Its form has said why it is not acceptable, if so; here it is only refused.</summary>
    public async Task<StoredFile> SaveAsync(IFormFile upload, int customerId, CancellationToken stop = default)
    {
        await using var content = upload.OpenReadStream();
        var kind = FileKind.Of(upload.FileName);
        RuleException.ThrowIf(kind is null || content.Length == 0 || !kind.Matches(content), "Este tipo de arquivo não é aceito.");
        var now = clock.GetUtcNow();
        var today = await db.Files.Where(f => f.CustomerId == customerId && f.UploadedAt > now.AddDays(-1)).SumAsync(f => f.Size, stop);
        RuleException.ThrowIf(today + content.Length > BytesPerDay, "Sua empresa já enviou 500 MB de arquivos nas últimas 24 horas. Tente de novo mais tarde.");

        content.Position = 0;
        var file = new StoredFile(
            Guid.CreateVersion7(now), customerId, me.PersonId, FileName.Clean(upload.FileName), kind.ContentType, content.Length,
            await SHA256.HashDataAsync(content, stop), ScanState.Clean, now);
        content.Position = 0;
        await WriteAsync(file, content, stop);
        db.Files.Attach(file);
        return file;
    }

    /// <summary>The bytes, a stretch at a time. Whether they may be read is the caller's question.</summary>
    public async IAsyncEnumerable<byte[]> ReadAsync(StoredFile file, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var position = 0; position * (long)FileChunk.Size < file.Size; position += ReadAtATime)
        {
            // Not one query that stays open: its connection would be held for as long as the slowest reader takes.
            var some = await db.FileChunks.Where(c => c.FileId == file.Id && c.Position >= position && c.Position < position + ReadAtATime)
                .OrderBy(c => c.Position).Select(c => c.Bytes).ToListAsync(stop);
            foreach (var bytes in some) { yield return bytes; }
        }
    }

    private async Task WriteAsync(StoredFile file, Stream content, CancellationToken stop)
    {
        var (options, tenant) = SystemDb.For(sources, me, signal);
        await using var own = new PortalDbContext(options, tenant);
        await using var transaction = await own.Database.BeginTransactionAsync(stop);
        own.Files.Add(file);
        await own.SaveChangesAsync(stop);
        own.ChangeTracker.Clear();
        var buffer = new byte[FileChunk.Size];
        for (var position = 0; ; position++)
        {
            var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop);
            if (read == 0) { break; }
            own.FileChunks.Add(new FileChunk { FileId = file.Id, CustomerId = file.CustomerId, Position = position, Bytes = buffer[..read] });
            await own.SaveChangesAsync(stop);
            own.ChangeTracker.Clear();
        }
        await transaction.CommitAsync(stop);
    }
}
