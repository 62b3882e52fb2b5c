using System.Security.Cryptography;
using SupportPortal.Documents;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Documents;

/// <summary>One file of many drawings, written while it is sent.</summary>
public class ManyDrawingsTests
{
    [Fact]
    public async Task Every_page_is_a_boleto_that_reads_back_and_the_hash_is_the_files()
    {
        var boletos = new[] { "001", "341", "756" }.Select(TestSheets.Boleto).ToList();
        using var file = new MemoryStream();
        var hash = await new PdfRenderer().WriteAsync("3 boletos", "Exemplo", Drawings(boletos), file, TestContext.Current.CancellationToken);

        var pdf = file.ToArray();
        Assert.Equal(SHA256.HashData(pdf), hash);
        Assert.Matches(@"Pages:\s+3\n", await PaperTools.InfoAsync(pdf));
        Assert.Matches(@"Title:\s+3 boletos\n", await PaperTools.InfoAsync(pdf));
        var text = await PaperTools.TextAsync(pdf);
        Assert.All(boletos, boleto => Assert.Equal(3, text.Split(boleto.DigitableLine).Length));
        Assert.Contains(boletos[0].Barcode, await PaperTools.ScanAsync(pdf));
    }

    [Fact]
    public async Task One_drawing_gives_the_bytes_it_gives_alone()
    {
        var drawing = BoletoPage.Draw(TestSheets.Boleto());
        using var file = new MemoryStream();
        await new PdfRenderer().WriteAsync(drawing.Title, drawing.Author, Drawings([TestSheets.Boleto()]), file, TestContext.Current.CancellationToken);
        Assert.Equal(new PdfRenderer().Pdf(drawing), file.ToArray());
    }

    [Fact]
    public async Task Of_5000_boletos_one_waits_to_be_sent_at_a_time()
    {
        var drawing = BoletoPage.Draw(TestSheets.Boleto());
        var drawn = 0;
        using var sink = new Sink(() => drawn);
        await new PdfRenderer().WriteAsync("5000 boletos", "Exemplo", Many(), sink, TestContext.Current.CancellationToken);

        Assert.Equal(5000, drawn);
        Assert.True(sink.Bytes > 5000 * 3000);
        Assert.InRange(sink.Largest, 1, 512 * 1024); // the table of objects at the end; a boleto is a hundredth of that
        Assert.Equal(0, sink.Late);

        async IAsyncEnumerable<Drawing> Many()
        {
            for (var i = 0; i < 5000; i++)
            {
                await Task.CompletedTask;
                drawn++;
                yield return drawing;
            }
        }
    }

    [Fact]
    public async Task After_a_cancellation_nothing_is_drawn()
    {
        using var leaving = new CancellationTokenSource();
        var drawn = 0;
        using var sink = new Sink(() => drawn) { Full = 3, WhenFull = leaving.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new PdfRenderer().WriteAsync("", "", Endless(leaving.Token), sink, leaving.Token));
        Assert.InRange(drawn, 3, 4);

        async IAsyncEnumerable<Drawing> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
        {
            while (true)
            {
                await Task.CompletedTask;
                stop.ThrowIfCancellationRequested();
                drawn++;
                yield return BoletoPage.Draw(TestSheets.Boleto());
            }
        }
    }

    private static async IAsyncEnumerable<Drawing> Drawings(IEnumerable<BoletoSheet> boletos)
    {
        foreach (var boleto in boletos)
        {
            await Task.CompletedTask;
            yield return BoletoPage.Draw(boleto);
        }
    }

    /// <summary>Counts what comes and keeps none of it. Like a response it takes nothing but asynchronous writes.</summary>
    private sealed class Sink(Func<int> drawn) : Stream
    {
        private int _writes;

        public long Bytes { get; private set; }
        public int Largest { get; private set; }
        /// <summary>How often two drawings were made before the first was written.</summary>
        public int Late { get; private set; }
        public int Full { get; init; } = int.MaxValue;
        public Action WhenFull { get; init; } = () => { };
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (Bytes, Largest) = (Bytes + buffer.Length, Math.Max(Largest, buffer.Length));
            if (++_writes == Full) { WhenFull(); }
            if (drawn() > _writes) { Late++; }
            return ValueTask.CompletedTask;
        }

        public override void Flush() => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
