using SupportPortal.Documents;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Web;

namespace SupportPortal.Operations;

/// <summary>What the paper of an invoice's boleto says on a day. Codes are those registered; only the note on an overdue one changes with the day.</summary>
public static class BoletoPaper
{
    /// <param name="invoice">With its customer, boleto and bank account.</param>
    /// <param name="checkAddress">Where anybody can check who issued it, without scheme.</param>
    public static BoletoSheet Of(Invoice invoice, DateOnly today, string checkAddress)
    {
        var (customer, boleto) = (invoice.Customer!, invoice.Boleto!);
        var account = boleto.BankAccount!;
        var registeredOn = Domain.PortalTime.DayOf(boleto.IssuedAt);
        return new BoletoSheet
        {
            Payee = account.OnPaper(),
            Payer = customer.OnPaper(),
            BankName = account.Bank.ShortName,
            BankCode = account.Bank.PrintedCode,
            DigitableLine = DigitableLine.Parse(boleto.DigitableLine).ToString(),
            Barcode = boleto.Barcode,
            AgencyAndPayeeCode = account.Bank.AgencyAndPayeeCode(account.Terms),
            OurNumber = boleto.OurNumber,
            DocumentNumber = Show.InvoiceNumber(invoice.Number),
            DocumentDate = invoice.IssuedOn,
            ProcessingDate = registeredOn,
            DueDate = invoice.DueOn,
            Amount = invoice.Amount,
            Species = "DS",
            Wallet = account.Terms.Wallet,
            PaymentPlace = account.Bank.PaymentPlace,
            Description = invoice.Description,
            Instructions = [.. Instructions(invoice, boleto)],
            PixPayload = boleto.PixPayload,
            Overdue = invoice.IsOverdue(today) ? Note(invoice.ChargesOn(today), today) : null,
            Authenticity = new AuthenticityNote(AuthenticityCode.Printed(boleto.AuthenticityCode), checkAddress),
        };
    }

    /// <summary>Banks ask for amounts and dates rather than percentages and day counts.</summary>
    public static IEnumerable<string> Instructions(Invoice invoice, RegisteredBoleto boleto)
    {
        var fine = decimal.Round(invoice.Amount * boleto.FinePercent / 100, 2, MidpointRounding.AwayFromZero);
        var interest = decimal.Round(invoice.Amount * boleto.MonthlyInterestPercent / 3000, 2, MidpointRounding.AwayFromZero);
        if (boleto.Discount is { Amount: > 0 } discount) { yield return $"Até {Printed.Date(discount.Until)}, conceder desconto de {Printed.Money(discount.Amount)}."; }
        if (fine > 0) { yield return $"Após {Printed.Date(invoice.EffectiveDueOn)}, cobrar multa de {Printed.Money(fine)}."; }
        if (interest > 0) { yield return $"Após {Printed.Date(invoice.EffectiveDueOn)}, cobrar juros de {Printed.Money(interest)} por dia, contados de {Printed.Date(invoice.DueOn)}."; }
        yield return $"Não receber após {Printed.Date(invoice.PayableUntil)}.";
    }

    private static OverdueNote Note(LateCharges charges, DateOnly today) => new(today, charges.Fine, charges.Interest, charges.Total);
}
