using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace SupportPortal.Data;

/// <summary>
/// A PostgreSQL server of our own for Development and tests: made on first use, reached through a Unix socket only,
/// stopped when the last process that uses it ends, however it ends.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const int LongestSocketFolder = 90; // bytes; the kernel takes 107 with the socket's own name
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60), StopLimit = TimeSpan.FromSeconds(3);

    // Every process that uses the server keeps the pipe open. When the last one closes it, by a clean stop, an exception or
    // kill -9, "read" ends and the server gets a fast shutdown; when the server ends by itself, so does this shell.
    private const string Supervisor = """
        exec 3<"$1"; log=$2; shift 2
        "$@" 3<&- </dev/null >"$log" 2>&1 & server=$!
        (read -r _ <&3; kill -INT $server) & watch=$!
        wait $server; result=$?
        kill $watch 2>/dev/null; exit $result
        """;

    private readonly string _folder, _data;
    private readonly PostgresBinaries _binaries;
    private readonly ServerUser? _user;
    private readonly bool _durable;
    private Process? _process;
    private FileStream? _inUse;

    private PrivatePostgres(string folder, PostgresBinaries binaries, ServerUser? user, bool durable) =>
        (_folder, _data, _binaries, _user, _durable) = (folder, Path.Combine(folder, "data"), binaries, user, durable);

    public string ConnectionString(string database) => $"Host={_folder};Username=portal;Database={database}";

    /// <summary>In Development without a connection string: starts the server and sets the connection string. Else does nothing.</summary>
    public static async Task<PrivatePostgres?> StartIfNeededAsync(WebApplicationBuilder builder, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (!builder.Environment.IsDevelopment() || !string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Portal"))) { return null; }
        if (OperatingSystem.IsWindows()) { throw new PlatformNotSupportedException("On Windows, set ConnectionStrings__Portal to a PostgreSQL database."); }

        var dataFolder = await DataFolderAsync(builder.Environment.ContentRootPath, stop);
        var binaries = await PostgresBinaries.FindAsync(dataFolder, stop);
        // One folder per major version, as one version cannot read another's files.
        var server = await StartAsync(Path.Combine(dataFolder, $"postgres-{binaries.Major}"), binaries, durable: true, stop);
        builder.Configuration["ConnectionStrings:Portal"] = server.ConnectionString("portal");
        return server;
    }

    /// <summary>The git-ignored <c>.data</c> beside the solution, or a folder in /var/tmp where the server cannot use that one.</summary>
    [UnsupportedOSPlatform("windows")]
    public static async Task<string> DataFolderAsync(string contentRoot, CancellationToken stop = default)
    {
        var root = new DirectoryInfo(contentRoot);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "SupportPortal.sln"))) { root = root.Parent; }
        var beside = Path.Combine(root?.FullName ?? contentRoot, ".data");
        if (Encoding.UTF8.GetByteCount(beside) + "/postgres-17".Length <= LongestSocketFolder)
        {
            Directory.CreateDirectory(beside);
            if (ServerUser.Needed is not { } user || await user.CanReachAsync(beside, stop)) { return beside; }
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(beside)))[..12];
        var elsewhere = Directory.CreateDirectory($"/var/tmp/support-portal-{hash}");
        if (elsewhere.LinkTarget is not null) { throw new InvalidOperationException($"{elsewhere} is a link, made by somebody else: remove it."); }
        const UnixFileMode Reachable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(elsewhere.FullName, Reachable); // refused when the folder is another user's
        return elsewhere.FullName;
    }

    /// <param name="folder">The server's files and its socket. When run as root, another user must be able to reach it.</param>
    /// <param name="durable">False in tests: a crash of the machine may lose what was written.</param>
    [UnsupportedOSPlatform("windows")]
    public static async Task<PrivatePostgres> StartAsync(string folder, PostgresBinaries binaries, bool durable, CancellationToken stop = default)
    {
        if (Encoding.UTF8.GetByteCount(folder) > LongestSocketFolder) { throw new ArgumentException($"A socket's path is short; this folder's is not: {folder}", nameof(folder)); }
        var server = new PrivatePostgres(folder, binaries, ServerUser.Needed, durable);
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var starting = await LockAsync(Path.Combine(folder, "start.lock"), stop);
        if (server._user is { } user) { await PostgresBinaries.RunAsync("chown", [user.ToString(), folder], stop); }
        await server.InitializeAsync(stop);
        await server.HoldAsync(stop);
        try
        {
            await server.ConnectAsync(stop);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (Interlocked.Exchange(ref _inUse, null) is { } pipe) { await pipe.DisposeAsync(); }
        if (Interlocked.Exchange(ref _process, null) is not { } process) { return; }
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) // another process still uses the server, or it writes its last checkpoint
        {
            Console.WriteLine($"The private PostgreSQL in {_folder} stops by itself when nothing uses it any more.");
        }
        process.Dispose();
    }

    /// <summary>Two processes may start together; the second waits until the first is done.</summary>
    internal static async Task<FileStream> LockAsync(string path, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException problem) when (problem is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
            {
                await Task.Delay(50, stop);
            }
        }
    }

    private async Task InitializeAsync(CancellationToken stop)
    {
        if (Directory.Exists(_data)) { return; }
        var half = _data + ".new"; // an initdb that was cut short is thrown away
        if (Directory.Exists(half)) { Directory.Delete(half, recursive: true); }
        string[] command = AsServerUser([_binaries.Initdb, "-D", half, "-U", "portal", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", .. _durable ? [] : (string[])["--no-sync"]]);
        await PostgresBinaries.RunAsync(command[0], command[1..], stop);
        Directory.Move(half, _data);
    }

    private async Task HoldAsync(CancellationToken stop)
    {
        var pipe = Path.Combine(_folder, "in-use");
        if (!File.Exists(pipe)) { await PostgresBinaries.RunAsync("mkfifo", ["-m", "600", pipe], stop); }
        _inUse = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0); // to read and write: opening never waits for the other end
    }

    private async Task ConnectAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(StartLimit);
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
                await connection.OpenAsync(limit.Token);
                return;
            }
            catch (NpgsqlException) when (_process is not { HasExited: true }) // not started yet, or still stopping
            {
                if (_process is null && !IsRunning()) { _process = Launch(); }
                await Task.Delay(20, limit.Token);
            }
            catch (NpgsqlException problem)
            {
                throw new InvalidOperationException($"PostgreSQL did not start. Its last words are in {_folder}/postgres.log.", problem);
            }
        }
    }

    private bool IsRunning()
    {
        var pidFile = Path.Combine(_data, "postmaster.pid");
        try
        {
            var commandLine = File.ReadAllText($"/proc/{File.ReadLines(pidFile).First()}/cmdline");
            if (commandLine.Length > 0) { return commandLine.Contains(_data, StringComparison.Ordinal); }
            // Killed, but not reaped by its parent yet: a new server would take these two files for those of a live one.
            File.Delete(pidFile);
            File.Delete(Path.Combine(_folder, ".s.PGSQL.5432.lock"));
            return false;
        }
        catch (Exception problem) when (problem is IOException or InvalidOperationException) // no such file, process, or line in it
        {
            return false;
        }
    }

    private Process Launch()
    {
        string[] forTests = _durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=300"];
        string[] server = AsServerUser([_binaries.Postgres, "-D", _data, "-k", _folder, "-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", .. forTests]);
        string[] command = ["sh", "-c", Supervisor, "sh", Path.Combine(_folder, "in-use"), Path.Combine(_folder, "postgres.log"), .. server];
        if (File.Exists("/usr/bin/setsid")) { command = ["/usr/bin/setsid", .. command]; } // Ctrl-C is for the portal, which stops the server last
        return Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = "/" })!;
    }

    private string[] AsServerUser(string[] command) => _user is null ? command : [.. _user.Prefix, .. command];

    /// <summary>PostgreSQL refuses to run as root, so root runs it as another user.</summary>
    private sealed record ServerUser(int Id, int Group)
    {
        public static readonly ServerUser? Needed = Environment.IsPrivilegedProcess ? Find() : null;

        public string[] Prefix => ["setpriv", "--reuid", Text(Id), "--regid", Text(Group), "--clear-groups", "--"];

        public override string ToString() => $"{Text(Id)}:{Text(Group)}";

        public async Task<bool> CanReachAsync(string folder, CancellationToken stop)
        {
            try
            {
                await PostgresBinaries.RunAsync(Prefix[0], [.. Prefix[1..], "test", "-x", folder], stop);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        private static ServerUser Find()
        {
            var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(user => user.Length > 3).ToLookup(user => user[0], StringComparer.Ordinal);
            var found = users["postgres"].Concat(users["nobody"]).FirstOrDefault() ?? throw new InvalidOperationException(
                "PostgreSQL does not run as root, and there is no user postgres or nobody to run it as. Start the portal as another user, or set ConnectionStrings__Portal.");
            return new ServerUser(int.Parse(found[2], CultureInfo.InvariantCulture), int.Parse(found[3], CultureInfo.InvariantCulture));
        }

        private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
    }
}
