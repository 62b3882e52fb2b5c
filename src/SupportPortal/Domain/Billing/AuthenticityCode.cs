using System.Security.Cryptography;

namespace SupportPortal.Domain.Billing;

/// <summary>
/// Printed on a boleto, so that whoever holds the paper can ask whether it is ours: 80 random bits in 16 letters and digits of
/// Crockford's base 32, which has no I, L, O or U to be misread.
/// </summary>
public static class AuthenticityCode
{
    public const int Length = 16;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>K7QF-2M9X-TR4W-PHCD.</summary>
    public static string Printed(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));

    /// <summary>What was typed, in any case, with or without separators, O read as 0 and I or L as 1. Null when it cannot be a code.</summary>
    public static string? Read(string? text)
    {
        var code = string.Concat((text ?? "").ToUpperInvariant().Where(c => c is not ('-' or '.') && !char.IsWhiteSpace(c)))
            .Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }
}
