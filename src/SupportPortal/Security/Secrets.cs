using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace SupportPortal.Security;

/// <summary>Random values that open something. The holder has the value, the database its SHA-256: 256 bits need no slow hash.</summary>
public static class Secrets
{
    /// <summary>No 0, O, 1 or I: codes are copied by hand.</summary>
    public const string CodeAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    public const int CodeLength = 10;
    private const int KeyBytes = 32;
    public static readonly int KeyLength = NewKey().Length;

    public static string NewKey() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));

    public static string NewCode() => RandomNumberGenerator.GetString(CodeAlphabet, CodeLength);

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>A code's hash takes in what it is for, so that it is good nowhere else.</summary>
    public static byte[] Hash(string code, string purpose) => Hash($"{purpose} {Clean(code)}");

    /// <summary>Empty, short or blank input is refused before the database is asked.</summary>
    public static bool IsKey(string? text) => text?.Length == KeyLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string Clean(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
