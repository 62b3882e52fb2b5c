using SupportPortal.Documents;
using SupportPortal.Domain.Billing;
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
    public async Task A_scanner_reads_the_barcode_and_the_pix_code_back_and_no_bank_name_is_cut(string bankCode)
    {
        var payload = PixPayloads[int.Parse(bankCode) % PixPayloads.Length];
        var boleto = TestSheets.Boleto(bankCode) with { PixPayload = payload };

        var codes = await PaperTools.ScanAsync(Pdf(boleto));

        Assert.Equivalent(new[] { boleto.Barcode, payload }, codes, strict: true);
        var text = await PaperTools.TextAsync(Pdf(boleto));
        Assert.Equal((2, 2), (Count(text, boleto.DigitableLine), Count(text, boleto.BankCode)));
        Assert.Equal(2, BoletoPage.Draw(boleto).Sheets[0].Marks.OfType<Text>().Count(mark => mark.Content == Bank.ForCode(bankCode).ShortName));
        Assert.InRange(Pdf(boleto).Length, 10_000, 40_000);
    }

    [Fact]
    public void The_head_has_the_heights_that_banks_ask_for()
    {
        var marks = BoletoPage.Draw(TestSheets.Boleto()).Sheets[0].Marks.OfType<Text>().ToList();
        Assert.All(marks.Where(text => text.Content == TestSheets.Boleto().DigitableLine), line => Assert.InRange(Height(line), 3.5, 4));
        Assert.All(marks.Where(text => text.Content == "341-7"), code => Assert.Equal(5, Height(code) + code.Outline, tolerance: 0.15));
        Assert.All(marks.Where(text => text.Content.StartsWith("Autenticação", StringComparison.Ordinal)), text => Assert.InRange(Height(text), 1, 2));

        static double Height(Text text) => text.Size * Inter.Weight(text.Bold).CapHeight / Inter.Weight(text.Bold).UnitsPerEm * Drawing.MillimetresPerPoint;
    }

    [Fact]
    public void The_slip_is_of_the_height_and_width_that_banks_ask_for_and_nothing_stands_below_the_cut_that_belongs_above()
    {
        const double Cut = 177, SlipTop = 182;
        var marks = BoletoPage.Draw(Long()).Sheets[0].Marks;
        var cut = marks.OfType<Line>().Single(line => line.Dashed);
        Assert.Equal(Cut, cut.Y1);
        Assert.InRange(SlipBottom - SlipTop, 95, 108);
        Assert.InRange(marks.OfType<Line>().Where(line => line.Y1 > SlipTop).Max(line => line.X2 - line.X1), 170, 216);
        Assert.Equal(2, marks.OfType<Rectangles>().Count(code => code.Boxes.Count > 1));
        var qr = marks.OfType<Rectangles>().First(code => code.Boxes.Count > 100);
        Assert.True(qr.Boxes.Max(box => box.Y + box.Height) < Cut - 4);
        Assert.True(marks.OfType<Text>().TakeWhile(text => text.Content != "Corte na linha pontilhada").All(text => text.Y < Cut - 2));
    }

    [Fact]
    public void What_the_receiver_fills_in_is_left_empty_also_on_an_overdue_boleto_with_a_discount()
    {
        var texts = BoletoPage.Draw(TestSheets.OverdueBoleto() with { Instructions = ["Até 01/09/2026, conceder desconto de R$ 50,00."] }).Sheets[0].Marks.OfType<Text>().ToList();
        var (first, last) = (texts.Single(text => text.Content == "(-) Desconto / Abatimento"), texts.Single(text => text.Content == "(=) Valor cobrado"));
        var names = texts.Where(text => text.Left >= first.Left && text.Y >= first.Y && text.Y < last.Y + 5).Select(text => text.Content);
        Assert.Equal(["(-) Desconto / Abatimento", "(-) Outras deduções", "(+) Mora / Multa", "(+) Outros acréscimos", "(=) Valor cobrado"], names);
    }

    [Theory]
    [InlineData("MMMMMMMMMM", 20)]
    [InlineData("😀👩‍👩‍👧‍👦 ", 40)]
    [InlineData("شركة ", 40)]
    [InlineData("\u202e\u202d\u2066Ltda ", 30)]
    [InlineData("\u0000\u0007\u001b[31m\r\n\t", 20)]
    [InlineData("a\u0301\u0302\u0303\u0304", 50)]
    [InlineData("\ud83d", 30)]
    [InlineData("(\\)<</>>endobj ", 15)]
    public async Task Hostile_text_breaks_neither_the_page_nor_its_codes(string text, int times)
    {
        var name = string.Concat(Enumerable.Repeat(text, times));
        var boleto = TestSheets.OverdueBoleto() with
        {
            Payee = new Party(name, "CNPJ 11.222.333/0001-81", name),
            Payer = new Party(name, "CNPJ 12.ABC.345/01DE-35", name),
            Guarantor = new Party(name, "CPF 123.456.789-09", name),
            Description = name,
            Instructions = [name, name],
        };
        var drawing = BoletoPage.Draw(boleto);
        Overlaps.AssertNone(drawing);
        var pdf = new PdfRenderer().Pdf(drawing);
        var read = await PaperTools.TextAsync(pdf);
        Assert.Equal((2, 2, 2), (Count(read, boleto.Payer.TaxId), Count(read, boleto.Payee.TaxId), Count(read, boleto.DigitableLine)));
        Assert.Equivalent(new[] { boleto.Barcode, boleto.PixPayload }, await PaperTools.ScanAsync(pdf), strict: true);
        Assert.DoesNotContain('\u202e', SvgRenderer.Sheets(drawing)[0].Value!);
    }

    [Fact]
    public async Task Both_parts_carry_what_the_bank_and_the_law_ask_for()
    {
        var boleto = TestSheets.Boleto();
        var text = await PaperTools.TextAsync(Pdf(boleto));

        string[] once = ["Recibo do Pagador", "Corte na linha pontilhada", "Autenticação mecânica – Ficha de Compensação", "Local de pagamento", "Aceite", "Data do processamento",
            "(-) Desconto / Abatimento", "(-) Outras deduções", "(+) Mora / Multa", "(+) Outros acréscimos", "(=) Valor cobrado", "Sacador / Avalista", "Código de baixa",
            boleto.Authenticity!.Address, $"Código de autenticidade {boleto.Authenticity.Code}.", "Licença ERP Gestão"];
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
        Assert.Contains(boleto.Authenticity!.Code, text);
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
            Authenticity = new AuthenticityNote("K7QF-2M9X-TR4W-PHCD", string.Concat(Enumerable.Repeat("suporte.exemplo.com.br/", 5))),
            PixPayload = "00020126990014br.gov.bcb.pix2577qr-h.sandbox.pix.bcb.gov.br/rest/api/v2/cobv/9b95a87c10a84d65bcbf55a48a2e50c8520400005303986541299999999.995802BR5925TESTE DO TESTE DO TESTEIE6015MONTES CLAROS M62290525WWWWWWWWWWWWWWWWWWWWWWWWW6304FFFF",
        };
    }

    private static byte[] Pdf(BoletoSheet boleto) => new PdfRenderer().Pdf(BoletoPage.Draw(boleto));

    private static int Count(string text, string words) => text.Split(words).Length - 1;
}
