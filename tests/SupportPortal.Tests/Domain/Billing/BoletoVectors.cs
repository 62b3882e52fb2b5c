using System.Text.Json;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

internal static class BoletoVectors
{
    public static void Check(string kind, JsonElement vector)
    {
        var inputs = vector.GetProperty("inputs");
        var bankCode = vector.Has("bank") ? vector.Text("bank") : kind["boleto-".Length..];
        var (terms, title) = (Terms(bankCode, inputs), Title(inputs));
        var (amount, dueDate) = (inputs.Reais("valor_centavos"), inputs.Date("vencimento"));
        if (!vector.IsValid())
        {
            Assert.Throws<BoletoException>(() => Boleto.Issue(terms, title, amount, dueDate));
            return;
        }

        var ourNumber = Bank.ForCode(bankCode).OurNumber(terms, title);
        foreach (var expected in vector.GetProperty("expected").EnumerateObject().Where(e => e.Value.ValueKind != JsonValueKind.Null))
        {
            var actual = expected.Name switch
            {
                "nosso_numero" => ourNumber.Number,
                "nosso_numero_dv" => ourNumber.CheckDigit,
                "campo_livre" => Bank.ForCode(bankCode).FreeField(terms, title, amount),
                "fator" => Issue().Barcode.Factor,
                "dv_geral" => Issue().Barcode.CheckDigit.ToString(),
                "codigo_barras" => Issue().Barcode.Digits,
                "linha_digitavel" => Issue().Line.Digits,
                _ => throw new InvalidOperationException($"No check is known for \"{expected.Name}\"."),
            };
            Assert.Equal((expected.Name, expected.Value.ToString()), (expected.Name, actual));
        }

        Boleto Issue() => Boleto.Issue(terms, title, amount, dueDate);
    }

    private static BankAccountTerms Terms(string bankCode, JsonElement inputs) => new()
    {
        BankCode = bankCode,
        Agency = inputs.Text("agencia"),
        AgencyDigit = inputs.Text("agencia_dv"),
        Account = inputs.Text("conta"),
        AccountDigit = inputs.Text("conta_dv"),
        Agreement = Any(inputs, "convenio", "codigo_beneficiario", "codigo_operacao", "codigo_cliente"),
        Wallet = bankCode == "104" ? inputs.Text("tipo") : inputs.Text("carteira"),
        Modality = inputs.Text("modalidade"),
        Issuance = Any(inputs, "emissao", "produto", "byte"),
        Post = inputs.Text("posto"),
        Ios = Any(inputs, "ios") is { Length: > 0 } ios ? ios : "0",
    };

    private static TitleNumber Title(JsonElement inputs) => new(inputs.Text("nosso_numero"))
    {
        Year = inputs.Text("ano"),
        Installment = inputs.Text("parcela"),
        DocumentNumber = inputs.Text("seu_numero"),
    };

    private static string Any(JsonElement inputs, params string[] names) =>
        names.Select(name => inputs.Text(name)).FirstOrDefault(text => text.Length > 0) ?? "";
}
