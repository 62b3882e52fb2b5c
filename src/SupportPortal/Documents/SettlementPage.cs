namespace SupportPortal.Documents;

/// <summary>Everything the paper of a yearly settlement prints.</summary>
/// <param name="Issuer">Our company.</param>
/// <param name="Months">In words: janeiro a dezembro.</param>
public sealed record SettlementSheet(Party Issuer, Party Customer, int Year, string Months, int Titles, decimal PaidAmount, DateTimeOffset MadeAt);

/// <summary>Declaração anual de quitação de débitos. Articles 2 and 4 of Lei 12.007/2009 say what it must tell.</summary>
public static class SettlementPage
{
    public static Drawing Draw(SettlementSheet settlement)
    {
        var (year, customer) = (settlement.Year, settlement.Customer);
        return new Flow($"Declaração anual de quitação de débitos {year} – {customer.Name}", settlement.Issuer)
            .Opening("Declaração anual de quitação de débitos", $"{year}")
            .Fields(2, ("Cliente", $"{customer.Name}\n{customer.TaxId}"), ("Endereço", customer.Address))
            .Fields(3, ("Meses com cobrança", $"{settlement.Months} de {year}"), ("Títulos quitados", Printed.Number(settlement.Titles)), ("Total pago", Printed.Money(settlement.PaidAmount)))
            .Heading("Declaração")
            .Paragraph($"{settlement.Issuer.Name}, {settlement.Issuer.TaxId}, declara que {customer.Name}, {customer.TaxId}, pagou todas as cobranças com vencimento de {settlement.Months} de {year}. Nada consta em aberto desse ano nem de anos anteriores até a data desta declaração.")
            .Paragraph($"Para provar o cumprimento dessas obrigações, esta declaração substitui os recibos das cobranças mensais de {year} e dos anos anteriores, como prevê a Lei 12.007, de 29 de julho de 2009.")
            .Paragraph("A referência é a data de vencimento de cada título. Títulos cancelados não foram devidos e não entram.")
            .Heading("Emissão")
            .Paragraph($"Emitida pelo portal em {Printed.Time(settlement.MadeAt)}. Vale sem assinatura; {settlement.Issuer.Name} guarda o registro de cada emissão.")
            .Finish();
    }
}
