using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SupportPortal.Security;

/// <summary>Time-based one-time passwords (RFC 6238): SHA-1, 30 seconds, six digits - what every authenticator app understands.</summary>
public static class Totp
{
    public const int SecretBytes = 20;
    private const int StepSeconds = 30, Window = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step whose code this is, among the present one and its neighbours.</summary>
    public static long? StepOf(string code, byte[] secret, DateTimeOffset at)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        var now = at.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = now - Window; step <= now + Window; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(digits), System.Text.Encoding.ASCII.GetBytes(Code(secret, step)))) { found = step; }
        }
        return found;
    }

    public static string CodeAt(byte[] secret, DateTimeOffset at) => Code(secret, at.ToUnixTimeSeconds() / StepSeconds);

    public static string ToBase32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(b => b.ToString("b8")));
        return string.Concat(bits.Chunk(5).Select(five => Base32[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238's default and the only hash all authenticator apps know; HMAC-SHA-1 is not broken.")]
    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6");
    }
}
