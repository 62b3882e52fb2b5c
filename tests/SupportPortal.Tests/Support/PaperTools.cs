using System.ComponentModel;
using System.Diagnostics;

namespace SupportPortal.Tests.Support;

/// <summary>Reads a PDF the way others do: rasterised and scanned (zbar), or as text (poppler). Debian: poppler-utils, zbar-tools.</summary>
internal static class PaperTools
{
    /// <summary>What a scanner finds on the first page, one code per line.</summary>
    public static async Task<IReadOnlyList<string>> ScanAsync(byte[] pdf, int dotsPerInch = 200)
    {
        using var folder = new Scratch();
        var image = await RasteriseAsync(pdf, folder.Path, dotsPerInch);
        return (await RunAsync("zbarimg", "--nodbus", "-q", "--raw", "-Sdatabar.disable", "-Sdatabar-exp.disable", image)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Selectable text in reading order, page after page; a space that does not break is a space.</summary>
    public static async Task<string> TextAsync(byte[] pdf)
    {
        using var folder = new Scratch();
        return (await RunAsync("pdftotext", "-enc", "UTF-8", await WriteAsync(pdf, folder.Path), "-")).Replace('\u00a0', ' ');
    }

    /// <summary>The lines of pdfinfo; anything poppler has to repair fails.</summary>
    public static async Task<string> InfoAsync(byte[] pdf)
    {
        using var folder = new Scratch();
        return await RunAsync("pdfinfo", await WriteAsync(pdf, folder.Path));
    }

    /// <summary>The lines of pdffonts.</summary>
    public static async Task<string> FontsAsync(byte[] pdf)
    {
        using var folder = new Scratch();
        return await RunAsync("pdffonts", await WriteAsync(pdf, folder.Path));
    }

    private static async Task<string> RasteriseAsync(byte[] pdf, string folder, int dotsPerInch)
    {
        var image = Path.Combine(folder, "page");
        await RunAsync("pdftoppm", "-r", $"{dotsPerInch}", "-png", "-singlefile", await WriteAsync(pdf, folder), image);
        return image + ".png";
    }

    private static async Task<string> WriteAsync(byte[] pdf, string folder)
    {
        var file = Path.Combine(folder, "document.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        return file;
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0 && (await errors).Length == 0, $"{program} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    private static Process Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }

    private sealed class Scratch : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("paper-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
