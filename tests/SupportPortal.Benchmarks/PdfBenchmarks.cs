using BenchmarkDotNet.Attributes;
using SupportPortal.Documents;

namespace SupportPortal.Benchmarks;

/// <summary>From the data of a boleto to the bytes of its PDF, Pix QR code included; the typeface has been read already.</summary>
public class PdfBenchmarks
{
    private const int Batch = 64;
    private readonly PdfRenderer _renderer = new();
    private BoletoSheet[] _sheets = [];
    private int _next;

    [GlobalSetup]
    public void Setup() => _sheets = [.. Enumerable.Range(1, Batch).Select(number => Sheets.Sheet(number))];

    [Benchmark(Description = "PDF, one thread")]
    public byte[] OneThread() => _renderer.Pdf(BoletoPage.Draw(_sheets[_next++ % Batch]));

    [Benchmark(Description = "PDF, two threads", OperationsPerInvoke = Batch)]
    public void TwoThreads() =>
        Parallel.ForEach(_sheets, new ParallelOptions { MaxDegreeOfParallelism = 2 }, sheet => _renderer.Pdf(BoletoPage.Draw(sheet)));
}
