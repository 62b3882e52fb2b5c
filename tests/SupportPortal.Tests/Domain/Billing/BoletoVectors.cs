using System.Text.Json;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

internal static class BoletoVectors
{
    /// <summary>
    /// The numbers follow from the layout, so they are built from its parts; Boleto.Issue, which also prints and knows what a bank registers,
    /// must then say the same, or refuse what is above the bank's limit.
    /// </summary>
    public static void Check(string kind, JsonElement vector)
    {
        var inputs = vector.GetProperty("inputs");
        var bankCode = BankCode(kind, vector);
        var (terms, title) = (Terms(bankCode, inputs), Title(inputs));
        var (amount, dueDate) = (inputs.Reais("valor_centavos"), inputs.Date("vencimento"));
        if (!vector.IsValid())
        {
            Assert.Throws<BoletoException>(() => Boleto.Issue(terms, title, amount, dueDate));
            return;
        }

        var bank = Bank.ForCode(bankCode);
        var ourNumber = new Lazy<OurNumber>(() => bank.OurNumber(terms, title));
        var barcode = new Lazy<Barcode44>(() => Barcode44.Build(bankCode, dueDate, amount, bank.FreeField(terms, title, amount)));
        foreach (var expected in vector.GetProperty("expected").EnumerateObject().Where(e => e.Value.ValueKind != JsonValueKind.Null))
        {
            var actual = expected.Name switch
            {
                "nosso_numero" => ourNumber.Value.Number,
                "nosso_numero_dv" => ourNumber.Value.CheckDigit,
                "campo_livre" => barcode.Value.FreeField,
                "banco" => barcode.Value.BankCode,
                "moeda" => barcode.Value.Currency.ToString(),
                "fator" => barcode.Value.Factor,
                "dv_geral" => barcode.Value.CheckDigit.ToString(),
                "codigo_barras" => barcode.Value.Digits,
                "linha_digitavel" => DigitableLine.From(barcode.Value).Digits,
                "linha_formatada" => DigitableLine.From(barcode.Value).ToString(),
                _ => throw new InvalidOperationException($"No check is known for \"{expected.Name}\"."),
            };
            Assert.Equal((expected.Name, expected.Value.ToString()), (expected.Name, actual));
        }

        if (!barcode.IsValueCreated) { return; }

        Assert.True(bank.IsPayee(terms, barcode.Value.FreeField));
        if (amount > bank.MaxAmount) { Assert.Equal("valor", Assert.Throws<BoletoException>(() => Boleto.Issue(terms, title, amount, dueDate)).Field); }
        else if (HasAllThatIsPrinted(bank, terms, title)) { Assert.Equal(barcode.Value, Boleto.Issue(terms, title, amount, dueDate).Barcode); }
    }

    /// <summary>Named in the entry, or by the kind "boleto-341".</summary>
    public static string BankCode(string kind, JsonElement vector) =>
        vector.Has("bank") ? vector.Text("bank") : kind.StartsWith("boleto-", StringComparison.Ordinal) ? kind["boleto-".Length..] : "";

    /// <summary>An entry may leave out an agency or account that the form prints and the code does not hold.</summary>
    private static bool HasAllThatIsPrinted(Bank bank, BankAccountTerms terms, TitleNumber title)
    {
        try { return bank.AgencyAndPayeeCode(terms).Length > 0 && bank.OurNumber(terms, title).Number.Length > 0; }
        catch (BoletoException) { return false; }
    }

    private static BankAccountTerms Terms(string bankCode, JsonElement inputs) => new()
    {
        BankCode = bankCode,
        Agency = inputs.Text("agencia"),
        AgencyDigit = inputs.Text("agencia_dv"),
        Account = inputs.Text("conta"),
        AccountDigit = inputs.Text("conta_dv"),
        Agreement = Any(inputs, "convenio", "codigo_beneficiario", "codigo_operacao", "codigo_cliente"),
        Wallet = bankCode == "104" ? Any(inputs, "tipo", "carteira") : inputs.Text("carteira"),
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
