using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using SupportPortal.Benchmarks;

// In this process, so that nothing is restored or built while it measures; short, so that all of it ends within two minutes.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(8).WithId("short");
var config = ManualConfig.CreateEmpty()
    .AddJob(job)
    .AddLogger(ConsoleLogger.Default)
    .AddColumnProvider(DefaultColumnProviders.Descriptor, DefaultColumnProviders.Statistics, DefaultColumnProviders.Metrics)
    .AddColumn(StatisticColumn.OperationsPerSecond)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddExporter(MarkdownExporter.GitHub)
    .WithOptions(ConfigOptions.JoinSummary)
    .WithArtifactsPath("artifacts/benchmarks");

BenchmarkSwitcher.FromAssembly(typeof(Sheets).Assembly).Run(args, config);
Console.WriteLine(FormattableString.Invariant($"Processor time of a PDF: {Sheets.ProcessorMilliseconds(withPix: true):0.00} ms with Pix, {Sheets.ProcessorMilliseconds(withPix: false):0.00} ms without."));
Console.WriteLine($"The PDF of a boleto with Pix has {Sheets.PdfBytes(withPix: true)} bytes, without Pix {Sheets.PdfBytes(withPix: false)}.");
