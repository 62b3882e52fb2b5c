using System.Text;

namespace SupportPortal.Domain.Accounts;

/// <summary>What CNPJ and CPF share at the input boundary: the mask comes off, letters become capitals.</summary>
internal static class TaxIdText
{
    /// <summary>
    /// Drops spaces and the separators of <paramref name="mask"/> (every other character of it is a placeholder), each of which
    /// may be left out but not stand elsewhere. Only ASCII letters are folded: accented and full-width ones stay, to be refused.
    /// </summary>
    public static TaxIdFault Clean(string? text, string mask, out string cleaned)
    {
        var kept = new StringBuilder(mask.Length);
        var fault = TaxIdFault.None;
        foreach (var character in text ?? "")
        {
            if (character == ' ') { continue; }

            if (char.IsAsciiLetterOrDigit(character)) { kept.Append(ToUpperAscii(character)); }
            else if (character is not ('.' or '/' or '-') || !mask.Contains(character)) { fault = TaxIdFault.Character; }
            else if (SeparatorAfter(mask, kept.Length) != character && fault == TaxIdFault.None) { fault = TaxIdFault.MaskPlace; }
        }

        cleaned = kept.ToString();
        return fault == TaxIdFault.None && cleaned.Length == 0 ? TaxIdFault.Empty : fault;
    }

    public static bool IsOneCharacterRepeated(string text) => text.AsSpan().TrimStart(text[0]).IsEmpty;

    private static char? SeparatorAfter(string mask, int placeholders)
    {
        for (var i = 0; i < mask.Length; i++)
        {
            if (mask[i] != '0') { if (placeholders == 0) { return mask[i]; } }
            else if (--placeholders < 0) { return null; }
        }

        return null;
    }

    private static char ToUpperAscii(char character) => char.IsAsciiLetterLower(character) ? (char)(character - 32) : character;
}
