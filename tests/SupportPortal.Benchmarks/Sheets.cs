using System.Diagnostics;
using SupportPortal.Documents;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Benchmarks;

/// <summary>The boleto that is measured: an account of each layout width, and a sheet as full as the portal makes it.</summary>
internal static class Sheets
{
    public static readonly IReadOnlyList<BankAccountTerms> Accounts =
    [
        new() { BankCode = "001", Agency = "3020", Account = "45871", Agreement = "2954713", Wallet = "17" },
        new() { BankCode = "033", Agency = "1234", Agreement = "4471820", Wallet = "101" },
        new() { BankCode = "237", Agency = "1877", Account = "41220", Wallet = "09" },
        new() { BankCode = "341", Agency = "0057", Account = "12345", Wallet = "109" },
        new() { BankCode = "748", Agency = "0221", Post = "14", Agreement = "30177", Wallet = "1" },
    ];

    public static readonly DateOnly DueDate = new(2026, 12, 10);

    public static Boleto Issue(int number) =>
        Boleto.Issue(Accounts[number % Accounts.Count], new TitleNumber($"{number % 100_000}") { Year = "26" }, 1234.56m + number, DueDate);

    public static BoletoSheet Sheet(int number, bool withPix = true)
    {
        var boleto = Issue(number);
        return new BoletoSheet
        {
            Payee = new Party("Exemplo Sistemas Ltda.", "CNPJ 11.222.333/0001-81", "Av. Afonso Pena, 1500, 12º andar, Centro, Belo Horizonte/MG, CEP 30130-005"),
            Payer = new Party("Serra Azul Alimentos Ltda.", "CNPJ 12.ABC.345/01DE-35", "Rua São João da Conceição, 371, Jardim Botânico, Poços de Caldas/MG, CEP 37701-010"),
            BankName = boleto.Bank.Name,
            BankCode = boleto.Bank.PrintedCode,
            DigitableLine = boleto.Line.ToString(),
            Barcode = boleto.Barcode.Digits,
            AgencyAndPayeeCode = boleto.AgencyAndPayeeCode,
            OurNumber = boleto.OurNumber.Printed,
            DocumentNumber = $"2026/{number:D6}",
            DocumentDate = DueDate.AddDays(-30),
            ProcessingDate = DueDate.AddDays(-30),
            DueDate = DueDate,
            Amount = boleto.Amount,
            Species = "DS",
            Wallet = "109",
            PaymentPlace = boleto.Bank.PaymentPlace,
            Description = "Licença ERP Gestão, dezembro/2026. Contrato CT-2023/0187",
            Instructions = ["Até 05/12/2026, conceder desconto de R$ 20,00.", "Após 10/12/2026, cobrar multa de R$ 24,69 e juros de R$ 0,41 por dia.", "Não receber após 08/02/2027."],
            PixPayload = withPix ? BrCode.ForUrl($"pix.example.com/qr/v2/cobv/9d36b84fc70b478fb95c{number:D12}", "Exemplo Sistemas Ltda.", "Belo Horizonte").Payload : null,
            Authenticity = new AuthenticityNote("K7QF-2M9X-TR4W-PHCD", "suporte.example.com/verificar-boleto"),
        };
    }

    /// <summary>Of all threads, the garbage collector's too; unlike the clock it does not see what else the machine is busy with.</summary>
    public static double ProcessorMilliseconds(bool withPix)
    {
        const int Warm = 200, Measured = 1000;
        var sheets = Enumerable.Range(1, 64).Select(number => Sheet(number, withPix)).ToArray();
        var renderer = new PdfRenderer();
        for (var i = 0; i < Warm; i++) { renderer.Pdf(BoletoPage.Draw(sheets[i % sheets.Length])); }

        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < Measured; i++) { renderer.Pdf(BoletoPage.Draw(sheets[i % sheets.Length])); }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / Measured;
    }

    public static int PdfBytes(bool withPix) => new PdfRenderer().Pdf(BoletoPage.Draw(Sheet(1, withPix))).Length;
}
