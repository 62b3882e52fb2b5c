using System.Globalization;
using System.Text;
using SupportPortal.Domain;

namespace SupportPortal.Web;

/// <summary>
/// A table for spreadsheets: UTF-8 with its mark, semicolons, as spreadsheets in Brazil expect. Text is always quoted, and text that a
/// spreadsheet would take for a formula gets an apostrophe before it.
/// </summary>
public sealed class Csv
{
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";
    private static readonly CultureInfo Brazil = CultureInfo.GetCultureInfo("pt-BR");
    private readonly StringBuilder _text = new();

    public Csv(params IEnumerable<string> columns) => Row(columns);

    /// <param name="cells">Text, dates and amounts; null is an empty cell.</param>
    public Csv Row(params IEnumerable<object?> cells)
    {
        _text.AppendJoin(';', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    public byte[] ToBytes() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(_text.ToString())];

    private static string Cell(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => PortalTime.ToLocal(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.00", Brazil),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
