using BenchmarkDotNet.Attributes;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Benchmarks;

/// <summary>The codes alone: barcode and line of a known campo livre, a whole boleto of five banks in turn, and the reading of a typed line.</summary>
public class NumberBenchmarks
{
    private string _freeField = "", _typed = "", _pix = "";
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        var boleto = Sheets.Issue(3);
        (_freeField, _typed, _pix) = (boleto.FreeField, boleto.Line.ToString(), Sheets.Sheet(3).PixPayload!);
    }

    [Benchmark(Description = "Barcode and line")]
    public DigitableLine BarcodeAndLine() => DigitableLine.From(Barcode44.Build("341", Sheets.DueDate, 1234.56m, _freeField));

    [Benchmark(Description = "Boleto.Issue, five banks")]
    public Boleto Issue() => Sheets.Issue(_next++ & 0xFFFF);

    [Benchmark(Description = "Typed line, checked")]
    public PastedCode Typed() => PastedCode.Read(_typed);

    [Benchmark(Description = "Pix code, checked")]
    public bool Pix() => BrCode.TryParse(_pix, out _, out _);
}
