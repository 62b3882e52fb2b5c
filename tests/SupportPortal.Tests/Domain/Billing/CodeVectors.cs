using System.Text.Json;
using SupportPortal.Domain;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

internal static class CodeVectors
{
    public static void CheckDigit(JsonElement vector)
    {
        var (name, digits) = (vector.Text("algoritmo").ToLowerInvariant().Replace('ç', 'c').Replace('ã', 'a'), vector.Text("entrada"));
        var actual = name switch
        {
            _ when Named("mod10") => CheckDigits.Modulo10(digits).ToString(),
            _ when Named("banrisul") => CheckDigits.BanrisulNc(digits),
            _ when Named("sicoob", "3197") => CheckDigits.Sicoob3197(digits).ToString(),
            _ when Named("bradesco") => CheckDigits.Modulo11Bradesco(digits).ToString(),
            _ when Named("mod11-bb", "mod11 bb") => CheckDigits.Modulo11BancoDoBrasil(digits).ToString(),
            _ when Named("safra") => CheckDigits.Modulo11Safra(digits).ToString(),
            _ when Named("geral") => CheckDigits.Modulo11General(digits).ToString(),
            _ when Named("cpf") => CheckDigits.Modulo11Cpf(digits).ToString(),
            _ when Named("arrecadacao", "santander", "zero", "caixa", "sicredi", "cnpj", "->0") => CheckDigits.Modulo11Zero(digits).ToString(),
            _ => throw new InvalidOperationException($"No check is known for \"{name}\"."),
        };
        Assert.Equal(vector.Text("esperado"), actual);

        // "nc-banrisul (mod10+mod11)" names its parts: mod10 alone is only what begins with it.
        bool Named(params string[] words) => words.Any(word =>
            word == "mod10" ? name.StartsWith(word, StringComparison.Ordinal) : name.Contains(word, StringComparison.Ordinal));
    }

    public static void LineAndBarcode(JsonElement vector)
    {
        var isBoleto = vector.Text("tipo") == "cobranca";
        if (!vector.IsValid())
        {
            var input = vector.Has("input") ? vector.Text("input") : vector.Text("linha_digitavel") + vector.Text("codigo_barras");
            var faults = PastedCode.Read(input).Faults;
            Assert.NotEmpty(faults);
            Assert.DoesNotContain(BoletoFault.None, faults);
            if (vector.Text("reason") is ['f', 'i', 'e', 'l', 'd', ' ', >= '1' and <= '3', ' ', 'D', 'V', ..] reason)
            {
                Assert.Contains(BoletoFault.Field1 + (reason[6] - '1'), faults);
            }

            return;
        }

        var (line, barcode) = (Digits("linha_digitavel", "linha_formatada"), Digits("codigo_barras", "codigo_barras"));
        if (isBoleto) { Boleto(vector, line, barcode); } else { Arrecadacao(vector, line, barcode); }

        // An entry may give one of the two forms only: the other then follows from it.
        string Digits(string name, string masked) => string.Concat((vector.Has(name) ? vector.Text(name) : vector.Text(masked)).Where(char.IsAsciiLetterOrDigit));
    }

    public static void Factor(JsonElement vector)
    {
        var (dueDate, factor) = (vector.Date("vencimento")!.Value, vector.Text("fator"));
        Assert.Equal(factor, DueDateFactor.Encode(dueDate));
        Assert.Equal(dueDate, DueDateFactor.Decode(factor, dueDate));
        if (vector.Has("ciclo")) { Assert.Equal(vector.Text("ciclo"), dueDate <= new DateOnly(2025, 2, 21) ? "1" : "2"); }
    }

    public static void FactorReading(JsonElement vector) =>
        Assert.Equal(vector.Date("vencimento"), DueDateFactor.Decode(vector.Text("fator"), vector.Date("data_referencia")!.Value));

    public static void Interleaved2of5(JsonElement vector)
    {
        var widths = SupportPortal.Domain.Billing.Interleaved2of5.Widths(vector.Text("dados"));
        Assert.Equal(string.Concat(vector.Text("larguras").Where(char.IsAsciiDigit)), string.Concat(widths));
        if (vector.Has("modulos")) { Assert.Equal(vector.Text("modulos"), widths.Sum().ToString()); }
    }

    private static void Boleto(JsonElement vector, string line, string barcode)
    {
        if (barcode.Length == 0) { barcode = DigitableLine.Parse(line).Barcode.Digits; }
        if (line.Length == 0) { line = DigitableLine.From(Barcode44.Parse(barcode)).Digits; }
        Assert.Equal(barcode, DigitableLine.Parse(line).Barcode.Digits);
        Assert.Equal(line, DigitableLine.From(Barcode44.Parse(barcode)).Digits);
        if (vector.Has("linha_formatada"))
        {
            Assert.Equal(vector.Text("linha_formatada"), DigitableLine.Parse(line).ToString());
            Assert.Equal(line, DigitableLine.Parse(vector.Text("linha_formatada")).Digits);
        }

        var read = Barcode44.Parse(barcode);
        Assert.Equal((read, read), (PastedCode.Read(line).Boleto, PastedCode.Read(barcode).Boleto));
        if (vector.Has("banco")) { Assert.Equal(vector.Text("banco"), read.BankCode); }
        if (vector.Has("moeda")) { Assert.Equal(vector.Text("moeda"), read.Currency.ToString()); }
        if (vector.Has("fator")) { Assert.Equal(vector.Text("fator"), read.Factor); }
        if (vector.Has("campo_livre")) { Assert.Equal(vector.Text("campo_livre"), read.FreeField); }
        if (vector.Date("vencimento") is { } due) { Assert.Equal(due, read.DueDate(vector.Date("data_referencia") ?? due)); }
        if (vector.Has("dv_geral")) { Assert.Equal(vector.Text("dv_geral"), read.CheckDigit.ToString()); }
        if (vector.Has("valor_centavos")) { Assert.Equal(vector.Reais("valor_centavos"), read.Amount); }
    }

    private static void Arrecadacao(JsonElement vector, string line, string barcode)
    {
        if (barcode.Length == 0) { barcode = PastedCode.Read(line).Arrecadacao!.Barcode; }
        if (line.Length == 0) { line = PastedCode.Read(barcode).Arrecadacao!.Line; }
        var (fromLine, fromBarcode) = (PastedCode.Read(line).Arrecadacao, PastedCode.Read(barcode).Arrecadacao);
        Assert.NotNull(fromLine);
        Assert.Equal(fromLine, fromBarcode);
        Assert.Equal((barcode, line), (fromLine.Barcode, fromLine.Line));
        Assert.False(DigitableLine.TryParse(line, out _, out _));
        Assert.False(Barcode44.TryParse(barcode, out _, out _));
        if (vector.Has("segmento")) { Assert.Equal(vector.Text("segmento"), fromLine.Segment.ToString()); }
        if (vector.Has("identificador_valor")) { Assert.Equal(vector.Text("identificador_valor"), fromLine.ValueIdentifier.ToString()); }
        if (vector.Has("modulo")) { Assert.Equal(vector.Text("modulo"), fromLine.Modulus.ToString()); }
        if (vector.Has("dv_geral")) { Assert.Equal(vector.Text("dv_geral"), fromLine.CheckDigit.ToString()); }
        if (vector.Has("valor_centavos")) { Assert.Equal(vector.Reais("valor_centavos"), fromLine.Amount); }
    }
}
