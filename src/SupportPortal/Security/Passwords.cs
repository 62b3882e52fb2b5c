using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Security;

/// <summary>All checkers are busy and enough people wait already: answered with 429.</summary>
public sealed class TooBusyException() : BadHttpRequestException("Too many password checks at once.", StatusCodes.Status429TooManyRequests);

/// <summary>
/// Identity's hash (v3), 220,000 iterations: a check costs a core a good part of a tenth of a second, so only one runs per core and only so many wait.
/// Checking against no account costs the same as against one.
/// </summary>
public sealed class Passwords(IPasswordHasher<Person> hasher) : IDisposable
{
    public const int Iterations = 220_000, MaxWaiting = 20;
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);
    private readonly string _nobodysHash = hasher.HashPassword(null!, Secrets.NewKey());
    private int _waiting;

    public Task<string> HashAsync(string password) => WithACoreAsync(() => hasher.HashPassword(null!, password));

    /// <summary>Success only for an account that may sign in; in every case one check of the same cost.</summary>
    public Task<PasswordVerificationResult> CheckAsync(Person? person, string password) => WithACoreAsync(() =>
    {
        var mayPass = person is { State: AccountState.Active, PasswordHash: not null };
        var hash = mayPass ? person!.PasswordHash! : _nobodysHash;
        var result = hasher.VerifyHashedPassword(person!, hash, password);
        Pad(hash, password);
        return mayPass ? result : PasswordVerificationResult.Failed;
    });

    public void Dispose() => _cores.Dispose();

    // A hash from before, with fewer iterations, would answer sooner than others.
    private static void Pad(string hash, string password)
    {
        var bytes = Convert.FromBase64String(hash);
        var iterations = bytes.Length > 9 ? (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)) : 0; // version, PRF, iterations
        if (iterations < Iterations) { Rfc2898DeriveBytes.Pbkdf2(password, new byte[16], Iterations - iterations, HashAlgorithmName.SHA512, 32); }
    }

    private async Task<T> WithACoreAsync<T>(Func<T> work)
    {
        if (!await _cores.WaitAsync(TimeSpan.Zero))
        {
            try
            {
                if (Interlocked.Increment(ref _waiting) > MaxWaiting) { throw new TooBusyException(); }
                await _cores.WaitAsync();
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
        try
        {
            return work();
        }
        finally
        {
            _cores.Release();
        }
    }
}
