using FluentValidation;
using Microsoft.Extensions.Localization;
using SupportPortal.Files;

namespace SupportPortal.Web;

/// <summary>What may be uploaded with a form: how many, how large, of which kinds, and what it says really is.</summary>
public static class UploadRules
{
    public const int MaxFiles = 5, MaxMegabytes = 10;

    /// <summary>Body of a form with uploads: all of the files, and room for the fields.</summary>
    public const long MaxBody = (MaxFiles * MaxMegabytes + 5) * 1024L * 1024L;

    public static IRuleBuilderOptions<T, List<IFormFile>> AllowedUploads<T>(
        this IRuleBuilder<T, List<IFormFile>> files, IStringLocalizer<Words> words, params string[] extensions) => files
        .Must(all => all.Count <= MaxFiles).WithMessage(_ => words["Envie no máximo {0} arquivos.", MaxFiles])
        .Must((_, all, context) =>
        {
            var refusal = all.Take(MaxFiles).Select(f => f.Refusal(words, extensions)).FirstOrDefault(r => r is not null);
            context.MessageFormatter.AppendArgument("Refusal", refusal);
            return refusal is null;
        }).WithMessage("{Refusal}").WithName(words["Anexos"]);

    /// <summary>Why this file is not taken, and what to do; null when it is.</summary>
    public static string? Refusal(this IFormFile file, IStringLocalizer<Words> words, params string[] extensions)
    {
        var name = FileName.Clean(file.FileName);
        if (file.Length == 0) { return words["{0} está vazio.", name]; }
        if (file.Length > MaxMegabytes * 1024L * 1024L) { return words["{0} tem {1}. Envie um arquivo de até {2} MB.", name, Show.Size(file.Length), MaxMegabytes]; }
        if (FileKind.Of(file.FileName) is not { } kind || !extensions.Contains(kind.Extension))
        {
            return words["{0} não é de um tipo aceito. Envie {1}.", name, string.Join(", ", extensions)];
        }
        using var content = file.OpenReadStream();
        return kind.Matches(content) ? null : words["O conteúdo de {0} não é o que o nome diz. Salve o arquivo de novo no programa de origem.", name].Value;
    }
}
