using SupportPortal.Documents;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Documents;

public class BoletoPageTests
{
    private const double SlipBottom = 289;

    private static readonly string[] PixPayloads =
    [
        TestSheets.PixPayload,
        "00020101021226770014BR.GOV.BCB.PIX2555pix.example.com/qr/93598be0-1bd0-4997-8318-81776a1d8a995204000053039865802BR5907EMPRESA6009SAO PAULO62070503***6304EEAB",
        "00020126990014br.gov.bcb.pix2577qr-h.sandbox.pix.bcb.gov.br/rest/api/v2/cobv/9b95a87c10a84d65bcbf55a48a2e50c85204000053039865802BR5903Pix6008BRASILIA62070503***63048ECF",
    ];

    [Theory]
    [InlineData("001")]
    [InlineData("033")]
    [InlineData("041")]
    [InlineData("077")]
    [InlineData("104")]
    [InlineData("237")]
    [InlineData("341")]
    [InlineData("422")]
    [InlineData("748")]
    [InlineData("756")]
    public async Task A_scanner_reads_the_barcode_and_the_pix_code_back(string bankCode)
    {
        var payload = PixPayloads[int.Parse(bankCode) % PixPayloads.Length];
        var boleto = TestSheets.Boleto(bankCode) with { PixPayload = payload };

        var codes = await PaperTools.ScanAsync(Pdf(boleto));

        Assert.Equivalent(new[] { boleto.Barcode, payload }, codes, strict: true);
    }

    [Fact]
    public async Task Both_parts_carry_what_the_bank_and_the_law_ask_for()
    {
        var boleto = TestSheets.Boleto();
        var text = await PaperTools.TextAsync(Pdf(boleto));

        string[] once = ["Recibo do Pagador", "Corte na linha pontilhada", "Autenticação mecânica – Ficha de Compensação", "Local de pagamento", "Aceite", "Data do processamento",
            "(-) Desconto / Abatimento", "(-) Outras deduções", "(+) Mora / Multa", "(+) Outros acréscimos", "(=) Valor cobrado", "Sacador / Avalista", "Código de baixa",
            boleto.Authenticity!.Address, "Licença ERP Gestão"];
        string[] twice = [boleto.DigitableLine, "341-7", "CNPJ 11.222.333/0001-81", boleto.Payee.Address, "CNPJ 12.ABC.345/01DE-35", boleto.Payer.Address, boleto.OurNumber, boleto.AgencyAndPayeeCode,
            "2026/003128", "Vencimento", "R$ 1.234,56", "Não receber após 09/11/2026."];
        Assert.All(once, words => Assert.Equal((words, 1), (words, Count(text, words))));
        Assert.All(twice, words => Assert.Equal((words, 2), (words, Count(text, words))));
    }

    [Fact]
    public async Task An_overdue_boleto_tells_the_total_of_the_day_and_keeps_its_codes()
    {
        var (registered, overdue) = (TestSheets.Boleto(), TestSheets.OverdueBoleto());
        var text = await PaperTools.TextAsync(Pdf(overdue));

        string[] shown = ["Boleto vencido: valor para pagamento em 14/09/2026", "R$ 24,69", "R$ 1,65", "R$ 1.260,90",
            "O banco soma multa e juros no momento do pagamento; o código de barras e a linha digitável mantêm o valor registrado."];
        Assert.All(shown, words => Assert.Contains(words, text));
        Assert.Equal(2, Count(text, registered.DigitableLine));
        Assert.Equivalent(new[] { registered.Barcode, TestSheets.PixPayload }, await PaperTools.ScanAsync(Pdf(overdue)), strict: true);
    }

    [Fact]
    public void The_barcode_has_the_size_the_place_and_the_silence_that_scanners_need()
    {
        var marks = BoletoPage.Draw(TestSheets.Boleto() with { PixPayload = null }).Sheets.Single().Marks;
        var bars = marks.OfType<Rectangles>().Single().Boxes;
        var (left, right, top) = (bars[0].X, bars[^1].X + bars[^1].Width, bars[0].Y);

        Assert.Equal(103, right - left, tolerance: 1e-6);
        Assert.All(bars, bar => Assert.Equal((13.0, top), (bar.Height, bar.Y)));
        Assert.Equal(SlipBottom - 18.5, top, tolerance: 1e-6);
        Assert.DoesNotContain(marks.OfType<Text>(), text => text.Y > top - 0.5 && text.Left < right + 5);
        Assert.All(bars, bar => Assert.True(Math.Abs(bar.Width - 103.0 / 405) < 1e-6 || Math.Abs(bar.Width - 3 * 103.0 / 405) < 1e-6));
    }

    [Fact]
    public async Task The_longest_names_stay_in_their_boxes_and_tax_numbers_stay_whole()
    {
        var boleto = Long();
        var drawing = BoletoPage.Draw(boleto);

        Overlaps.AssertNone(drawing);
        var text = await PaperTools.TextAsync(new PdfRenderer().Pdf(drawing));
        Assert.Equal(2, Count(text, boleto.Payer.TaxId));
        Assert.Equal(2, Count(text, boleto.Payee.TaxId));
        Assert.Equal(2, Count(text, boleto.DigitableLine));
        Assert.Contains(boleto.PixPayload!, text.ReplaceLineEndings(""));
        Assert.Equivalent(new[] { boleto.Barcode, boleto.PixPayload }, await PaperTools.ScanAsync(new PdfRenderer().Pdf(drawing)), strict: true);
    }

    [Fact]
    public void Nothing_overlaps_on_an_ordinary_boleto()
    {
        Overlaps.AssertNone(BoletoPage.Draw(TestSheets.Boleto()));
        Overlaps.AssertNone(BoletoPage.Draw(TestSheets.OverdueBoleto()));
        Overlaps.AssertNone(BoletoPage.Draw(TestSheets.Boleto() with { PixPayload = null, Authenticity = null, Instructions = [], Guarantor = TestSheets.Customer }));
    }

    [Fact]
    public void A_boleto_weighs_at_most_40_KB() => Assert.InRange(Pdf(Long()).Length, 10_000, 40_000);

    private static BoletoSheet Long()
    {
        var name = string.Join(' ', Enumerable.Repeat("Companhia Agroindustrial WWW", 8));
        var address = string.Join(' ', Enumerable.Repeat("Rodovia dos Bandeirantes, km 48, galpão 12,", 6));
        return TestSheets.OverdueBoleto() with
        {
            Payee = new Party(name, "CNPJ 11.222.333/0001-81", address),
            Payer = new Party(name, "CNPJ 12.ABC.345/01DE-35", address),
            Guarantor = new Party(name, "CPF 123.456.789-09", address),
            BankName = "Banco Cooperativo Sicredi S.A. – Confederação Nacional",
            AgencyAndPayeeCode = "0221.14.30177 / 123456789012",
            OurNumber = "14/000000000000019-7/0000000001",
            DocumentNumber = "2026/0031280000000000",
            Wallet = "RG-REGISTRADA",
            Species = "DMI-SERV",
            Amount = 99_999_999.99m,
            Description = $"{name} {address}",
            PaymentPlace = $"PREFERENCIALMENTE EM CANAIS ELETRÔNICOS DA SUA INSTITUIÇÃO FINANCEIRA {address}",
            Instructions = [.. Enumerable.Repeat(address, 9)],
            Overdue = new OverdueNote(new DateOnly(2026, 9, 14), 99_999_999.99m, 99_999_999.99m, 299_999_999.97m),
            Authenticity = new AuthenticityNote(string.Concat(Enumerable.Repeat("suporte.exemplo.com.br/", 5))),
            PixPayload = "00020126990014br.gov.bcb.pix2577qr-h.sandbox.pix.bcb.gov.br/rest/api/v2/cobv/9b95a87c10a84d65bcbf55a48a2e50c8520400005303986541299999999.995802BR5925TESTE DO TESTE DO TESTEIE6015MONTES CLAROS M62290525WWWWWWWWWWWWWWWWWWWWWWWWW6304FFFF",
        };
    }

    private static byte[] Pdf(BoletoSheet boleto) => new PdfRenderer().Pdf(BoletoPage.Draw(boleto));

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
