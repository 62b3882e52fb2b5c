using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Documents;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Operations;

/// <summary>
/// Issues copies of many boletos in one file, which is made while it is sent. Each that went out is kept as a copy of its title, also when the one
/// who asked breaks off; then no more are drawn.
/// </summary>
public sealed class CopyBoletos(PortalDbContext db, CopyBoleto copies, IPageRenderer renderer, OurCompany us, Viewer me, TimeProvider clock)
{
    public const int Most = 500;
    private const int AtATime = 50;

    /// <summary>Those that can be paid, the oldest due first. One more than <see cref="Most"/> tells that there are too many.</summary>
    public Task<List<long>> PayableAsync(IQueryable<Invoice> invoices, CancellationToken stop) => invoices.VisibleTo(me).Payable(clock.Today())
        .OrderBy(i => i.DueOn).ThenBy(i => i.Id).Select(i => i.Id).Take(Most + 1).ToListAsync(stop);

    /// <summary>One PDF. The hash kept with each copy is that of the whole file; of a file broken off there is none.</summary>
    public async Task WritePdfAsync(IReadOnlyList<long> ids, string? reason, Stream to, CancellationToken stop)
    {
        Check(ids, reason);
        List<Invoice> handedOver = [];
        byte[]? hash = null;
        try
        {
            hash = await renderer.WriteAsync($"{ids.Count} boletos", (await us.OnPaperAsync(stop)).Name, DrawAsync(ids, handedOver, stop), to, stop);
        }
        finally
        {
            foreach (var invoice in handedOver) { copies.Record(invoice, CopyChannel.Batch, hash, reason: reason); }
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    /// <summary>
    /// A PDF for each, in a ZIP. The archive is written to a pipe and handed on entry by entry: even the asynchronous ZipArchive of .NET 10 ends an
    /// entry with a synchronous write, which a response refuses.
    /// </summary>
    public async Task WriteZipAsync(IReadOnlyList<long> ids, string? reason, Stream to, CancellationToken stop)
    {
        Check(ids, reason);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0)); // nobody reads while an entry is written
        try
        {
            using (var zip = new ZipArchive(pipe.Writer.AsStream(), ZipArchiveMode.Create))
            {
                await foreach (var invoice in LoadAsync(ids, stop))
                {
                    var pdf = renderer.Pdf(copies.Draw(invoice));
                    var entry = zip.CreateEntry(invoice.BoletoFileName, CompressionLevel.Fastest);
                    entry.LastWriteTime = PortalTime.ToLocal(clock.GetUtcNow());
                    using (var file = entry.Open()) { file.Write(pdf); }
                    await HandOnAsync(pipe.Reader, to, stop);
                    copies.Record(invoice, CopyChannel.Batch, SHA256.HashData(pdf), reason: reason);
                }
            }

            await HandOnAsync(pipe.Reader, to, stop);
        }
        finally { await db.SaveChangesAsync(CancellationToken.None); }
    }

    private static async Task HandOnAsync(PipeReader from, Stream to, CancellationToken stop)
    {
        if (!from.TryRead(out var read)) { return; }

        foreach (var part in read.Buffer) { await to.WriteAsync(part, stop); }
        from.AdvanceTo(read.Buffer.End);
    }

    private void Check(IReadOnlyList<long> ids, string? reason)
    {
        RuleException.ThrowIf(ids.Count > Most, "São boletos demais para um arquivo.");
        RuleException.ThrowIf(me.IsStaff && string.IsNullOrWhiteSpace(reason), "Diga por que a 2ª via foi pedida.");
    }

    /// <summary>The next is asked for when the one before is out: only then does that count as handed over.</summary>
    private async IAsyncEnumerable<Drawing> DrawAsync(IReadOnlyList<long> ids, List<Invoice> handedOver, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var invoice in LoadAsync(ids, stop))
        {
            yield return copies.Draw(invoice);
            handedOver.Add(invoice);
        }
    }

    private async IAsyncEnumerable<Invoice> LoadAsync(IReadOnlyList<long> ids, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in ids.Chunk(AtATime))
        {
            var invoices = await db.Invoices.VisibleTo(me).Where(i => some.Contains(i.Id)).Include(i => i.Customer).Include(i => i.Boleto!.BankAccount).ToDictionaryAsync(i => i.Id, stop);
            foreach (var id in some)
            {
                stop.ThrowIfCancellationRequested();
                yield return invoices[id];
            }
        }
    }
}
