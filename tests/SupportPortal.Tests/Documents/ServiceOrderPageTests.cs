using System.Text.RegularExpressions;
using SupportPortal.Documents;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Documents;

public class ServiceOrderPageTests
{
    [Fact]
    public async Task The_paper_says_who_did_what_for_whom_and_when()
    {
        var text = await TextAsync(TestSheets.ServiceOrder());

        string[] shown = ["Ordem de serviço 2026/000912", "Concluída", "Serra Azul Alimentos Ltda.", "CNPJ 12.ABC.345/01DE-35", "2026-000123", "João Antônio Müller", "ERP Gestão – Expedição",
            "08/09/2026 10:05", "10/09/2026 09:00 às 11:30", "10/09/2026 11:10", "Instalar o novo", "Não feita", "2 h 30 min", "2 h 10 min", "Cabo blindado de 3 m", "A operação voltou às 11h10.", "expedicao.jpg", "abcd", "até 17/09/2026 18:00", "nada é aceito por decurso de prazo", "página 1 de"];
        Assert.All(shown, words => Assert.Contains(words, text));
    }

    [Theory]
    [InlineData(ServiceOrderStatus.Accepted, null, "Aceita por Ana Souza em 11/09/2026 08:30")]
    [InlineData(ServiceOrderStatus.Accepted, "Falta o cabo da etiqueta 9.", "Aceita com ressalvas por Ana Souza em 11/09/2026 08:30")]
    [InlineData(ServiceOrderStatus.Rejected, "Falta o cabo da etiqueta 9.", "Recusada por Ana Souza em 11/09/2026 08:30")]
    public async Task The_receipt_says_who_answered_what_and_names_the_paper_by_its_hash(ServiceOrderStatus status, string? remarks, string answer)
    {
        var drawing = AcceptancePage.Draw(new AcceptanceSheet(
            "2026/000912", "Troca do concentrador", status, TestSheets.Issuer, TestSheets.Customer, "Ana Souza", new DateTimeOffset(2026, 9, 11, 11, 30, 0, TimeSpan.Zero), remarks, [0xab, 0xcd, 0xef]));
        var text = await PaperTools.TextAsync(new PdfRenderer().Pdf(drawing));

        Assert.Contains(answer, text);
        Assert.Contains("abcdef", text);
        Assert.Contains("Serra Azul Alimentos Ltda.", text);
        Assert.Equal(remarks is not null, text.Contains("Falta o cabo da etiqueta 9.", StringComparison.Ordinal));
        Overlaps.AssertNone(drawing);
    }

    [Fact]
    public async Task An_order_just_opened_has_empty_fields_and_no_sections_of_work_done()
    {
        var order = TestSheets.ServiceOrder() with { Status = ServiceOrderStatus.Open, Product = null, Ticket = null, ScheduledFrom = null, DoneAt = null, Report = null, Hours = [], Parts = [], Photos = [] };
        var text = await TextAsync(order);

        Assert.Contains("Aberta", text);
        Assert.DoesNotContain("Serviço executado", text);
        Assert.DoesNotContain("Peças e materiais", text);
    }

    [Fact]
    public void A_cancelled_order_asks_for_no_signature() => Assert.DoesNotContain(
        ServiceOrderPage.Draw(TestSheets.ServiceOrder() with { Status = ServiceOrderStatus.Cancelled }).Sheets.SelectMany(sheet => sheet.Marks).OfType<Text>(), text => text.Content == "Ateste do cliente");

    [Fact]
    public async Task A_long_report_runs_over_numbered_pages_without_losing_a_word()
    {
        var report = string.Join("\n\n", Enumerable.Range(1, 120).Select(i => $"Passo {i}: {string.Join(' ', Enumerable.Range(0, i % 40).Select(n => $"palavra{i}x{n}"))} {new string('w', 150)}"));
        var order = TestSheets.ServiceOrder() with { Report = report };
        var drawing = ServiceOrderPage.Draw(order);
        var text = await TextAsync(order);

        Assert.True(drawing.Sheets.Count > 3);
        Overlaps.AssertNone(drawing);
        Assert.All(drawing.Sheets, sheet => Assert.DoesNotContain(sheet.Marks.OfType<Text>(), mark => mark.Y is > 281 and < 286));
        var words = Regex.Matches(report, @"palavra\w+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value);
        Assert.Superset(words.ToHashSet(), text.Split([' ', '\n', '\f']).ToHashSet());
        Assert.All(Enumerable.Range(1, drawing.Sheets.Count), page => Assert.Contains($"página {page} de {drawing.Sheets.Count}", text));
    }

    [Fact]
    public void A_heading_is_never_the_last_thing_on_a_sheet()
    {
        for (var lines = 20; lines < 60; lines++)
        {
            var drawing = new Flow("Documento", TestSheets.Issuer).Paragraph(string.Join('\n', Enumerable.Repeat("linha", lines))).Heading("Seção").Paragraph("texto").Finish();
            Assert.Contains(drawing.Sheets, sheet =>
            {
                var texts = sheet.Marks.OfType<Text>().Select(text => text.Content).ToList();
                return texts.Contains("Seção") && texts.Contains("texto");
            });
        }
    }

    private static Task<string> TextAsync(ServiceOrderSheet order) => PaperTools.TextAsync(new PdfRenderer().Pdf(ServiceOrderPage.Draw(order)));
}
