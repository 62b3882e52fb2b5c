using System.Globalization;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Web;

/// <summary>The questions of a ticket's form, and their answers, in words. The form, the ticket and the desk say the same.</summary>
public static class FormWords
{
    public static string Of(this IStringLocalizer<Words> words, AnswerFault fault, CategoryField field) => fault switch
    {
        AnswerFault.Missing => words["Preencha {0}.", field.Label],
        AnswerFault.TooLong => words["{0}: use até {1} letras.", field.Label, field.MaxLength],
        AnswerFault.NotOffered => words["{0}: escolha uma das opções.", field.Label],
        AnswerFault.NotADate => words["{0}: escreva a data como 31/12/2026.", field.Label],
        AnswerFault.NotANumber => words["{0}: use só números, por exemplo 1234,5.", field.Label],
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    public static string Of(this IStringLocalizer<Words> words, Affected affected) => affected switch
    {
        Affected.OnlyMe => words["Só eu"],
        Affected.Department => words["Meu setor"],
        Affected.Company => words["A empresa toda"],
        _ => throw new ArgumentOutOfRangeException(nameof(affected)),
    };

    public static string Of(this IStringLocalizer<Words> words, Continuity continuity) => continuity switch
    {
        Continuity.Works => words["Sim"],
        Continuity.Workaround => words["Sim, com contorno"],
        Continuity.Stopped => words["Não"],
        _ => throw new ArgumentOutOfRangeException(nameof(continuity)),
    };

    public static string Of(this IStringLocalizer<Words> words, FieldKind kind) => kind switch
    {
        FieldKind.Text => words["Texto curto"],
        FieldKind.LongText => words["Texto longo"],
        FieldKind.Choice => words["Escolha"],
        FieldKind.Date => words["Data"],
        FieldKind.Number => words["Número"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>An answer as its reader writes dates and numbers.</summary>
    public static string Answer(FieldKind kind, string value) => kind switch
    {
        FieldKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Show.Date(day),
        FieldKind.Number when decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number.ToString("#,0.########", CultureInfo.CurrentCulture),
        _ => value,
    };
}
