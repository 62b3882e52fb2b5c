using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SupportPortal.Domain.Billing;

/// <summary>
/// The text behind a Pix QR code (Bacen, Manual do BR Code; EMV merchant-presented mode): static with a Pix key, or dynamic with the
/// URL of a charge. A boleto's own Pix comes from the bank that registered it and is only read here.
/// </summary>
public sealed partial record BrCode
{
    public const int MaxLength = 512;
    public const int MaxUrlLength = 77;

    /// <summary>Reference label when there is none, and always when a dynamic code is made.</summary>
    public const string NoReference = "***";

    private const string PixDomain = "br.gov.bcb.pix";

    private BrCode(string payload, IReadOnlyList<BrCodeField> fields) => (Payload, Fields) = (payload, fields);

    public string Payload { get; }
    public IReadOnlyList<BrCodeField> Fields { get; }
    public bool IsDynamic => Url is not null;

    /// <summary>Chave Pix (26-01), in a static code.</summary>
    public string? Key => Fields.Value("26", "01");

    /// <summary>Without scheme (26-25), in a dynamic code.</summary>
    public string? Url => Fields.Value("26", "25");

    public string? Description => Fields.Value("26", "02");

    /// <summary>In reais (54); null when the payer, or the charge behind the URL, says how much.</summary>
    public decimal? Amount => Fields.Value("54") is { } amount ? decimal.Parse(amount, CultureInfo.InvariantCulture) : null;

    public string MerchantName => Fields.Value("59") ?? "";
    public string MerchantCity => Fields.Value("60") ?? "";

    /// <summary>62-05; null when absent or ***.</summary>
    public string? TransactionId => Fields.Value("62", "05") is { } label && label != NoReference ? label : null;

    public override string ToString() => Payload;

    /// <summary>A static code. Not for a boleto: paying it settles no title.</summary>
    /// <param name="key">Chave Pix, up to 77 characters.</param>
    /// <param name="name">Cut to 25 characters; accents come off.</param>
    /// <param name="city">Cut to 15 characters; accents come off.</param>
    /// <param name="amount">In reais; null lets the payer type it.</param>
    /// <param name="transactionId">1 to 25 letters and digits.</param>
    public static BrCode ForKey(string key, string name, string city, decimal? amount = null, string? transactionId = null, string? description = null)
    {
        if (amount is <= 0 or > 9_999_999_999.99m || amount != (amount is { } a ? decimal.Round(a, 2) : null))
        {
            throw new BoletoException("Pix", "O valor do Pix não é válido.");
        }

        var account = Field("01", key) + (description is null ? "" : Field("02", Ascii(description, 72)));
        return Build(account, name, city, amount, transactionId ?? NoReference);
    }

    /// <summary>A dynamic code, around the address of a charge as the bank returned it.</summary>
    /// <param name="url">Of the charge, with or without https://; up to 77 characters.</param>
    public static BrCode ForUrl(string url, string name, string city) =>
        Build(Field("25", url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? url[8..] : url), name, city, amount: null, NoReference);

    /// <exception cref="FormatException">Not a right BR Code; says why.</exception>
    public static BrCode Parse(string payload) =>
        TryParse(payload, out var code, out var fault) ? code : throw new FormatException(fault.Message());

    /// <summary>Reads a Pix copia e cola, spaces around it apart. A wrong CRC is looked at before the fields: a code cut or changed is called that.</summary>
    public static bool TryParse(string? payload, [NotNullWhen(true)] out BrCode? code, out BrCodeFault fault)
    {
        var text = (payload ?? "").Trim();
        var fields = BrCodeField.ReadAll(text);
        fault = text.Length == 0 ? BrCodeFault.Empty : fields is null ? BrCodeFault.Structure : Check(text, fields);
        code = fault == BrCodeFault.None ? new BrCode(text, fields!) : null;
        return code is not null;
    }

    /// <summary>
    /// CRC-16/CCITT-FALSE (polynomial 1021, start FFFF) over the UTF-8 bytes, four capital hex digits. For a payload: all of it up to
    /// and including "6304".
    /// </summary>
    public static string Crc16(string text)
    {
        var crc = 0xFFFF;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            crc ^= value << 8;
            for (var bit = 0; bit < 8; bit++) { crc = ((crc << 1) ^ ((crc & 0x8000) == 0 ? 0 : 0x1021)) & 0xFFFF; }
        }

        return crc.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static BrCodeFault Check(string text, IReadOnlyList<BrCodeField> fields)
    {
        if (text.Length > MaxLength) { return BrCodeFault.TooLong; }
        if (text.Any(c => c is < ' ' or > '~')) { return BrCodeFault.NotAscii; }
        if (fields[0] is not { Id: "00", Value: "01" }) { return BrCodeFault.Format; }
        if (fields[^1] is not { Id: "63", Value.Length: 4 } crc || fields.Count(f => f.Id == "63") != 1) { return BrCodeFault.CrcPlace; }
        if (!crc.Value.Equals(Crc16(text[..^4]), StringComparison.OrdinalIgnoreCase)) { return BrCodeFault.Crc; }
        if (!PixDomain.Equals(fields.Value("26", "00"), StringComparison.OrdinalIgnoreCase)) { return BrCodeFault.NotPix; }

        var (key, url) = (fields.Value("26", "01"), fields.Value("26", "25"));
        if (key is null == url is null || key is "" || url is "") { return BrCodeFault.KeyOrUrl; }
        if (url is not null && (url.Length > MaxUrlLength || url.Contains("://"))) { return BrCodeFault.Url; }
        if (!FourDigits().IsMatch(fields.Value("52") ?? "")) { return BrCodeFault.Category; }
        if (fields.Value("53") != "986") { return BrCodeFault.Currency; }
        if (fields.Value("58") != "BR") { return BrCodeFault.Country; }
        if (fields.Value("54") is { } amount && !AmountFormat().IsMatch(amount)) { return BrCodeFault.Amount; }
        if (fields.Value("59") is not { Length: >= 1 and <= 25 }) { return BrCodeFault.MerchantName; }
        if (fields.Value("60") is not { Length: >= 1 and <= 15 }) { return BrCodeFault.MerchantCity; }
        if (fields.Value("62") is not null && !Reference().IsMatch(fields.Value("62", "05") ?? "")) { return BrCodeFault.Reference; }

        return BrCodeFault.None;
    }

    private static BrCode Build(string account, string name, string city, decimal? amount, string reference)
    {
        var payload = Field("00", "01")
            + Field("26", Field("00", PixDomain) + account)
            + Field("52", "0000") + Field("53", "986")
            + (amount is { } value ? Field("54", value.ToString("0.00", CultureInfo.InvariantCulture)) : "")
            + Field("58", "BR") + Field("59", Ascii(name, 25)) + Field("60", Ascii(city, 15))
            + Field("62", Field("05", reference)) + "6304";
        payload += Crc16(payload);
        return TryParse(payload, out var code, out var fault) ? code : throw new BoletoException("Pix", fault.Message());
    }

    private static string Field(string id, string value) =>
        value.Length is > 0 and <= 99 ? $"{id}{value.Length:D2}{value}" : throw new BoletoException("Pix", "Um campo do Pix está vazio ou longo demais.");

    /// <summary>Letters without their accents, in capitals; what is still not printable ASCII is left out.</summary>
    private static string Ascii(string text, int maxLength)
    {
        var letters = text.Normalize(NormalizationForm.FormD).Where(c => c is >= ' ' and <= '~');
        var ascii = string.Concat(letters).ToUpperInvariant().Trim();
        return ascii.Length <= maxLength ? ascii : ascii[..maxLength].TrimEnd();
    }

    [GeneratedRegex(@"\A[0-9]{4}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"\A[0-9]{1,10}(\.[0-9]{0,2})?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AmountFormat();

    [GeneratedRegex(@"\A(\*\*\*|[A-Za-z0-9]{1,25})\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
