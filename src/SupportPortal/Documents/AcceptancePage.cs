using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Documents;

/// <summary>What the receipt of an acceptance prints.</summary>
/// <param name="Remarks">On an accepted order its reservations, on a rejected one the reason.</param>
/// <param name="DocumentSha256">Of the order's PDF that was answered.</param>
public sealed record AcceptanceSheet(
    string Number, string Title, ServiceOrderStatus Status, Party Issuer, Party Customer, string Person, DateTimeOffset At, string? Remarks, byte[] DocumentSha256);

/// <summary>The receipt of an acceptance (ateste): who answered what, when, and for which document.</summary>
public static class AcceptancePage
{
    public static Drawing Draw(AcceptanceSheet sheet)
    {
        var rejected = sheet.Status is ServiceOrderStatus.Rejected;
        var flow = new Flow($"Comprovante de ateste – OS {sheet.Number}", sheet.Issuer)
            .Opening($"Comprovante de ateste da OS {sheet.Number}", ServiceOrderPage.StateOf(sheet.Status))
            .Fields(2, ("Cliente", $"{sheet.Customer.Name}\n{sheet.Customer.TaxId}"), ("Serviço", sheet.Title))
            .Heading("Resposta do cliente")
            .Paragraph($"{(rejected ? "Recusada" : sheet.Remarks is { Length: > 0 } ? "Aceita com ressalvas" : "Aceita")} por {sheet.Person} em {Printed.Time(sheet.At)} (horário de Brasília), no portal.", bold: true);
        if (sheet.Remarks is { Length: > 0 } remarks) { flow.Paragraph($"{(rejected ? "Motivo" : "Ressalvas")}: {remarks}"); }
        return flow.Heading("Documento")
            .Paragraph("A resposta vale para o PDF da ordem de serviço com a impressão digital abaixo. O portal guarda esse PDF como foi lido; quem tem uma cópia confere com qualquer programa que calcule SHA-256.")
            .Fields(1, ("SHA-256", Convert.ToHexStringLower(sheet.DocumentSha256)))
            .Finish();
    }
}
