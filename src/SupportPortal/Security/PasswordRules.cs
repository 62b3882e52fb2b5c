using System.Globalization;
using System.Text;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Security;

/// <summary>What a new password must be: long, and not what somebody who knows the company would try. No rule about kinds of characters.</summary>
public static class PasswordRules
{
    public const int MinLength = 12, MaxLength = 128;
    private const int WordMinLength = 4;
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    /// <summary>Portuguese, and its own key; null when the password will do.</summary>
    public static string? Problem(string password, Cnpj? cnpj = null, params string?[] names)
    {
        if (password.EnumerateRunes().Count() < MinLength) { return "Use pelo menos 12 caracteres."; }
        if (password.Length > MaxLength) { return "Use até 128 caracteres."; }
        var folded = Fold(password);
        if (Common.Value.Contains(folded) || folded.Distinct().Count() < 4) { return "Esta senha é muito comum. Escolha outra, por exemplo três palavras que só você junta."; }
        if (folded.Contains("portal", StringComparison.Ordinal) || folded.Contains("suporte", StringComparison.Ordinal)) { return "Não use as palavras \"portal\" e \"suporte\" na senha."; }
        if (cnpj is { } number && Fold(string.Concat(password.Where(char.IsLetterOrDigit))).Contains(Fold(number.FirstSix), StringComparison.Ordinal))
        {
            return "Não use o CNPJ, nem o começo dele, na senha.";
        }
        var words = names.SelectMany(n => Fold(n ?? "").Split([' ', '.', ',', '-', '/', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries));
        return words.Any(w => w.Length >= WordMinLength && folded.Contains(w, StringComparison.Ordinal))
            ? "Não use o nome da empresa nem o seu na senha."
            : null;
    }

    /// <summary>Lower case, without accents: how people vary a word.</summary>
    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static HashSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("SupportPortal.Security.common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return new HashSet<string>(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), StringComparer.Ordinal);
    }
}
