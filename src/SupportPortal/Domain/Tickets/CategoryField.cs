using System.Globalization;

namespace SupportPortal.Domain.Tickets;

public enum FieldKind { Text, LongText, Choice, Date, Number }

/// <summary>Why an answer is not taken.</summary>
public enum AnswerFault { Missing, TooLong, NotOffered, NotADate, NotANumber }

/// <summary>A question that the form of a new ticket asks for one category, besides its own fields. Tickets keep what was asked and answered then.</summary>
public class CategoryField
{
    public const int LabelMaxLength = 80, HintMaxLength = 150, OptionMaxLength = 80, MaxOptions = 30, MaxActive = 20;
    public const int TextMaxLength = 200, LongTextMaxLength = 4_000;

    private CategoryField() { } // EF Core

    public CategoryField(int categoryId) => CategoryId = categoryId;

    public int Id { get; private set; }
    public int CategoryId { get; private init; }
    public Category? Category { get; private init; }
    public string Label { get; private set; } = "";
    public string Hint { get; private set; } = "";
    public FieldKind Kind { get; private set; }
    /// <summary>Of a choice, in their order.</summary>
    public IReadOnlyList<string> Options { get; private set; } = [];
    public bool IsRequired { get; private set; }
    public int Position { get; private set; }
    public bool IsActive { get; private set; }

    public int MaxLength => Kind is FieldKind.LongText ? LongTextMaxLength : TextMaxLength;

    public void Describe(string label, string hint, FieldKind kind, IEnumerable<string> options, bool isRequired, int position, bool isActive)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(label), "Dê um nome ao campo.");
        var offered = options.Select(o => o.Trim()).Where(o => o.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        RuleException.ThrowIf(kind is FieldKind.Choice && offered.Count is < 2 or > MaxOptions, "Uma escolha tem de 2 a 30 opções.");
        RuleException.ThrowIf(offered.Exists(o => o.Length > OptionMaxLength), "Cada opção tem até 80 letras.");
        (Label, Hint, Kind, IsRequired, Position, IsActive) = (label.Trim(), hint.Trim(), kind, isRequired, position, isActive);
        Options = kind is FieldKind.Choice ? offered : [];
    }

    public AnswerFault? FaultOf(string? answer)
    {
        var text = answer?.Trim() ?? "";
        if (text.Length == 0) { return IsRequired ? AnswerFault.Missing : null; }
        if (text.Length > MaxLength) { return AnswerFault.TooLong; }
        return Kind switch
        {
            FieldKind.Choice when !Options.Contains(text, StringComparer.Ordinal) => AnswerFault.NotOffered,
            FieldKind.Date when !TryDate(text, out _) => AnswerFault.NotADate,
            FieldKind.Number when !TryNumber(text, out _) => AnswerFault.NotANumber,
            _ => null,
        };
    }

    /// <summary>The answer as a ticket keeps it, with the question as it was asked; null when nothing was answered.</summary>
    public FieldAnswer? Take(string? answer)
    {
        var text = answer?.Trim() ?? "";
        if (text.Length == 0) { return null; }
        var value = Kind switch
        {
            FieldKind.Date when TryDate(text, out var day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldKind.Number when TryNumber(text, out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => text,
        };
        return new FieldAnswer(Id, Label, Kind, value);
    }

    /// <summary>As a browser's date field sends it, or as people here write it.</summary>
    private static bool TryDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>1234,5 and 1.234,5 as they are written here; without a comma a lone point is the decimal one.</summary>
    private static bool TryNumber(string text, out decimal number)
    {
        var plain = text.Contains(',', StringComparison.Ordinal) ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : text;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }
}

/// <param name="FieldId">The question it answers; null when the form itself asked.</param>
public sealed record FieldAnswer(int? FieldId, string Label, FieldKind Kind, string Value);
