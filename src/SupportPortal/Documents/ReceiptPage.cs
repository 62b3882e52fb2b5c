using Microsoft.Extensions.Localization;
using SupportPortal.Web;

namespace SupportPortal.Documents;

/// <summary>Everything the receipt of a paid title prints.</summary>
/// <param name="Issuer">Who was paid.</param>
/// <param name="Number">As shown: 2026/003128.</param>
/// <param name="OurNumber">Nosso número, when it was paid by a boleto.</param>
public sealed record ReceiptSheet(Party Issuer, Party Customer, string Number, string Description, DateOnly DueOn, decimal Amount, DateOnly PaidOn, decimal PaidAmount, string? OurNumber, DateTimeOffset MadeAt);

/// <summary>Recibo de pagamento of one title, in the reader's language.</summary>
public static class ReceiptPage
{
    public static Drawing Draw(ReceiptSheet receipt, IStringLocalizer<Words> words) => new Flow(words["Recibo de pagamento do título {0}", receipt.Number], receipt.Issuer, words["página {0} de {1}"])
        .Opening(words["Recibo de pagamento"], Show.Money(receipt.PaidAmount))
        .Fields(2, (words["Recebido de"], $"{receipt.Customer.Name}\n{receipt.Customer.TaxId}"), (words["Endereço"], receipt.Customer.Address))
        .Fields(3, (words["Título"], receipt.Number), (words["Nosso número"], receipt.OurNumber), (words["Vencimento"], Show.Date(receipt.DueOn)))
        .Fields(3, (words["Valor do título"], Show.Money(receipt.Amount)), (words["Valor pago"], Show.Money(receipt.PaidAmount)), (words["Pago em"], Show.Date(receipt.PaidOn)))
        .Fields(1, (words["Referente a"], receipt.Description))
        .Paragraph(words["{0}, {1}, recebeu de {2} {3} em {4} e dá por quitado o título {5}.",
            receipt.Issuer.Name, receipt.Issuer.TaxId, receipt.Customer.Name, Show.Money(receipt.PaidAmount), Show.Date(receipt.PaidOn), receipt.Number])
        .Paragraph(words["Emitido pelo portal em {0}.", Show.DateTime(receipt.MadeAt)])
        .Finish();
}
