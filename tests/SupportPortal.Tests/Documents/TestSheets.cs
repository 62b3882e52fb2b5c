using SupportPortal.Documents;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Tests.Domain.Billing;

namespace SupportPortal.Tests.Documents;

/// <summary>Sheets as the portal would fill them in.</summary>
internal static class TestSheets
{
    public const string PixPayload =
        "00020101021226820014br.gov.bcb.pix2560exemplodeurl.com/pix/v2/11111111-1111-1111-1111-11111111111152040000530398654045.805802BR5925TESTE DO TESTE DO TESTEIE6014RIO DE JANEIRO622905251111111111111111111111111630449F9";

    public static readonly Party Issuer = new("Exemplo Sistemas Ltda.", "CNPJ 11.222.333/0001-81", "Av. Afonso Pena, 1500, 12º andar, Centro, Belo Horizonte/MG, CEP 30130-005");
    public static readonly Party Customer = new("Serra Azul Alimentos Ltda.", "CNPJ 12.ABC.345/01DE-35", "Rua São João da Conceição, 371, Jardim Botânico, Poços de Caldas/MG, CEP 37701-010");

    public static BoletoSheet Boleto(string bankCode = "341")
    {
        var boleto = TestBoletos.Issue(TestBoletos.Account(bankCode), amount: 1234.56m, dueDate: new DateOnly(2026, 9, 10));
        return new BoletoSheet
        {
            Payee = Issuer,
            Payer = Customer,
            BankName = boleto.Bank.ShortName,
            BankCode = boleto.Bank.PrintedCode,
            DigitableLine = boleto.Line.ToString(),
            Barcode = boleto.Barcode.Digits,
            AgencyAndPayeeCode = boleto.AgencyAndPayeeCode,
            OurNumber = boleto.OurNumber.Printed,
            DocumentNumber = "2026/003128",
            DocumentDate = new DateOnly(2026, 8, 10),
            ProcessingDate = new DateOnly(2026, 8, 10),
            DueDate = new DateOnly(2026, 9, 10),
            Amount = 1234.56m,
            Species = "DS",
            Wallet = "109",
            PaymentPlace = boleto.Bank.PaymentPlace,
            Description = "Licença ERP Gestão, setembro/2026. Contrato CT-2023/0187",
            Instructions =
            [
                "Após 10/09/2026 cobrar multa de R$ 24,69 e juros de R$ 0,41 por dia.",
                "Não receber após 09/11/2026.",
                "Dúvidas: suporte.exemplo.com.br ou 0800 123 4567.",
            ],
            PixPayload = PixPayload,
            Authenticity = new AuthenticityNote("K7QF-2M9X-TR4W-PHCD", "suporte.exemplo.com.br/verificar-boleto"),
        };
    }

    public static BoletoSheet OverdueBoleto() =>
        Boleto() with { Overdue = new OverdueNote(new DateOnly(2026, 9, 14), Fine: 24.69m, Interest: 1.65m, Total: 1260.90m) };

    public static ServiceOrderSheet ServiceOrder() => new()
    {
        Number = "2026/000912",
        Title = "Troca do concentrador e teste dos ramais da expedição",
        Status = ServiceOrderStatus.Done,
        Issuer = Issuer,
        Customer = Customer,
        Product = "ERP Gestão – Expedição",
        Ticket = "2026-000123",
        Technician = "João Antônio Müller",
        OpenedAt = new DateTimeOffset(2026, 9, 8, 13, 5, 0, TimeSpan.Zero),
        ScheduledFrom = new DateTimeOffset(2026, 9, 10, 12, 0, 0, TimeSpan.Zero),
        ScheduledTo = new DateTimeOffset(2026, 9, 10, 14, 30, 0, TimeSpan.Zero),
        DoneAt = new DateTimeOffset(2026, 9, 10, 14, 10, 0, TimeSpan.Zero),
        Tasks = [("Retirar o concentrador com defeito.", true), ("Instalar o novo e refazer a configuração das filas.", true), ("Testar os 12 ramais com a equipe da expedição.", false)],
        Parts = [("Concentrador USB de 16 portas", 1), ("Cabo blindado de 3 m", 2.5m)],
        Hours = [new("João Antônio Müller", new DateOnly(2026, 9, 10), 130, true), new("João Antônio Müller", new DateOnly(2026, 9, 10), 20, false)],
        Photos = [new("expedicao.jpg", [0xab, 0xcd])],
        AcceptUntil = new DateTimeOffset(2026, 9, 17, 21, 0, 0, TimeSpan.Zero),
        Report = "Equipamento trocado e configurado. Os 12 ramais foram testados com a equipe; a etiqueta 7 precisou de novo cabo. A operação voltou às 11h10.",
    };
}
