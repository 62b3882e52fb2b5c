using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SupportPortal.Data;

namespace SupportPortal.Api;

/// <summary>Reads the parameters of a request, all of them before anything is said about one.</summary>
internal sealed class ApiQuery(IQueryCollection query)
{
    public const int DefaultLimit = 50, MaxLimit = 100;
    private readonly SortedDictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public IDictionary<string, string[]>? Errors => _errors.Count > 0 ? _errors : null;

    /// <summary>A name that is not there would be taken for a filter that was applied.</summary>
    public ApiQuery Knows(params string[] names)
    {
        foreach (var name in query.Keys.Where(k => !names.Contains(k, StringComparer.Ordinal))) { Refuse(name.Length > 40 ? name[..40] : name, "This parameter does not exist."); }
        return this;
    }

    public int Limit() => Read<int>("limit", $"A whole number from 1 to {MaxLimit}.",
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MaxLimit ? limit : null) ?? DefaultLimit;

    public DateTimeOffset? Moment(string name) => Read<DateTimeOffset>(name, "A moment in ISO 8601 with its zone: 2030-06-03T13:00:00Z.",
        text => text.Length is >= 20 and <= 35 && (text.EndsWith('Z') || text[^6] is '+' or '-') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.ToUniversalTime() : null);

    public DateOnly? Day(string name) => Read<DateOnly>(name, "A day in ISO 8601: 2030-06-03.",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null);

    /// <summary>One of the names as the answers write them.</summary>
    public T? OneOf<T>(string name)
        where T : struct, Enum => Read<T>(name, $"One of: {string.Join(", ", Enum.GetValues<T>().Select(NameOf))}.",
            text => Enum.GetValues<T>().Where(v => NameOf(v) == text).Select(v => (T?)v).FirstOrDefault());

    /// <summary>Where the last page ended; nobody is meant to read it.</summary>
    public T? Cursor<T>(Func<string?, T?> parse)
        where T : struct => Read<T>("cursor", "Send next_cursor of the page before, unchanged.", text => parse(FromCursor(text)));

    public static string ToCursor(object position) => WebEncoders.Base64UrlEncode(Encoding.ASCII.GetBytes(position.ToString()!));

    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string? FromCursor(string text)
    {
        if (text.Length > 100 || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') || text.Length % 4 == 1) { return null; }
        return Encoding.ASCII.GetString(WebEncoders.Base64UrlDecode(text));
    }

    private T? Read<T>(string name, string expected, Func<string, T?> parse)
        where T : struct
    {
        if (!query.TryGetValue(name, out var values)) { return null; }
        var value = values is [{ Length: > 0 } text] ? parse(text) : null;
        if (value is null) { Refuse(name, expected); }
        return value;
    }

    private void Refuse(string name, string reason) => _errors[name] = [reason];
}
