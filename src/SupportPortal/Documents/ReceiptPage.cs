namespace SupportPortal.Documents;

/// <summary>Everything the receipt of a paid title prints.</summary>
/// <param name="Issuer">Who was paid.</param>
/// <param name="Number">As shown: 2026/003128.</param>
/// <param name="OurNumber">Nosso número, when it was paid by a boleto.</param>
public sealed record ReceiptSheet(Party Issuer, Party Customer, string Number, string Description, DateOnly DueOn, decimal Amount, DateOnly PaidOn, decimal PaidAmount, string? OurNumber, DateTimeOffset MadeAt);

/// <summary>Recibo de pagamento of one title.</summary>
public static class ReceiptPage
{
    public static Drawing Draw(ReceiptSheet receipt) => new Flow($"Recibo de pagamento do título {receipt.Number}", receipt.Issuer)
        .Opening("Recibo de pagamento", Printed.Money(receipt.PaidAmount))
        .Fields(2, ("Recebido de", $"{receipt.Customer.Name}\n{receipt.Customer.TaxId}"), ("Endereço", receipt.Customer.Address))
        .Fields(3, ("Título", receipt.Number), ("Nosso número", receipt.OurNumber), ("Vencimento", Printed.Date(receipt.DueOn)))
        .Fields(3, ("Valor do título", Printed.Money(receipt.Amount)), ("Valor pago", Printed.Money(receipt.PaidAmount)), ("Pago em", Printed.Date(receipt.PaidOn)))
        .Fields(1, ("Referente a", receipt.Description))
        .Paragraph($"{receipt.Issuer.Name}, {receipt.Issuer.TaxId}, recebeu de {receipt.Customer.Name} {Printed.Money(receipt.PaidAmount)} em {Printed.Date(receipt.PaidOn)} e dá por quitado o título {receipt.Number}.")
        .Paragraph($"Emitido pelo portal em {Printed.Time(receipt.MadeAt)}.")
        .Finish();
}
