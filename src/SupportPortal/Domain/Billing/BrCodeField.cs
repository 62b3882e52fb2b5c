namespace SupportPortal.Domain.Billing;

/// <summary>One field of a BR Code: id (2 digits), length (2 digits), value. Templates (26-51, 62, 80-99) hold fields in turn.</summary>
public sealed record BrCodeField(string Id, string Value, IReadOnlyList<BrCodeField> Fields)
{
    /// <summary>All fields of a payload, valid or not; null when it does not divide into fields exactly or repeats one.</summary>
    public static IReadOnlyList<BrCodeField>? ReadAll(string payload) => Read(payload, templates: true);

    private static List<BrCodeField>? Read(string text, bool templates)
    {
        List<BrCodeField> fields = [];
        for (var at = 0; at < text.Length;)
        {
            if (at + 4 > text.Length || !text[at..(at + 4)].All(char.IsAsciiDigit)) { return null; }

            var (id, length) = (text[at..(at + 2)], ((text[at + 2] - '0') * 10) + (text[at + 3] - '0'));
            at += 4;
            if (at + length > text.Length || fields.Exists(field => field.Id == id)) { return null; }

            var value = text[at..(at + length)];
            at += length;
            if (!templates || !IsTemplate(id)) { fields.Add(new BrCodeField(id, value, [])); }
            else if (Read(value, templates: false) is { } inner) { fields.Add(new BrCodeField(id, value, inner)); }
            else { return null; }
        }

        return fields;
    }

    private static bool IsTemplate(string id) =>
        string.CompareOrdinal(id, "26") >= 0 && (string.CompareOrdinal(id, "51") <= 0 || id == "62" || string.CompareOrdinal(id, "80") >= 0);
}

public static class BrCodeFields
{
    public static string? Value(this IReadOnlyList<BrCodeField> fields, string id) => fields.FirstOrDefault(f => f.Id == id)?.Value;

    public static string? Value(this IReadOnlyList<BrCodeField> fields, string template, string id) =>
        fields.FirstOrDefault(f => f.Id == template)?.Fields.Value(id);
}

/// <summary>Why a Pix copia e cola is refused.</summary>
public enum BrCodeFault
{
    None,
    Empty,
    Structure,
    TooLong,
    NotAscii,
    Format,
    CrcPlace,
    Crc,
    NotPix,
    KeyOrUrl,
    Url,
    Category,
    Currency,
    Country,
    Amount,
    MerchantName,
    MerchantCity,
    Reference,
}

public static class BrCodeFaults
{
    /// <summary>The sentence to show beside the field: Portuguese, and the key of its translations.</summary>
    public static string Message(this BrCodeFault fault) => fault switch
    {
        BrCodeFault.None => "",
        BrCodeFault.Empty => "Informe o código Pix copia e cola.",
        BrCodeFault.Structure or BrCodeFault.Crc or BrCodeFault.CrcPlace => "O código Pix está incompleto ou foi alterado. Copie-o de novo, do começo ao fim.",
        BrCodeFault.TooLong => "O código Pix tem mais de 512 caracteres.",
        BrCodeFault.NotAscii => "O código Pix tem letras acentuadas ou outros caracteres que não são aceitos.",
        BrCodeFault.Format or BrCodeFault.NotPix => "Este código não é de um Pix.",
        BrCodeFault.KeyOrUrl => "O código Pix deve ter uma chave ou um endereço de cobrança, e só um deles.",
        BrCodeFault.Url => "O endereço da cobrança no código Pix não é válido.",
        BrCodeFault.Currency or BrCodeFault.Country => "O código Pix não é de um pagamento em reais no Brasil.",
        BrCodeFault.Amount => "O valor no código Pix não é válido.",
        BrCodeFault.MerchantName => "O nome do recebedor no código Pix falta ou passa de 25 caracteres.",
        BrCodeFault.MerchantCity => "A cidade do recebedor no código Pix falta ou passa de 15 caracteres.",
        BrCodeFault.Reference => "O identificador no código Pix deve ter até 25 letras e números.",
        _ => "O código Pix não segue o padrão do Banco Central.",
    };
}
