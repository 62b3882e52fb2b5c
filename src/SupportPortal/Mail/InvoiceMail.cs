using System.Net.Mime;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Mails about titles. Payment codes stand in the text, never in a subject.</summary>
public static class InvoiceMail
{
    /// <summary>The boleto as registered, its PDF attached. An overdue one keeps its codes: the bank adds fine and interest when it is paid.</summary>
    public static OutboxMessage BoletoCopy(Mailer mailer, Invoice invoice, MailRecipient to, byte[] pdf, DateOnly today)
    {
        var number = Show.InvoiceNumber(invoice.Number);
        var message = mailer.Write("boleto-copy", invoice.Number, to, words =>
        {
            var due = Show.Date(invoice.DueOn);
            return new()
            {
                Subject = words["2ª via do boleto {0}", number],
                Preheader = words["Vencimento {0}. O boleto está em anexo.", due],
                Overline = words["Título {0}", number],
                Heading = words["2ª via do seu boleto"],
                Paragraphs = [words["O boleto está em anexo, em PDF."]],
                Highlight = new(words["Valor"], Show.Money(invoice.Amount), Note(words, invoice, due, today)),
                Details = [.. Details(words, invoice)],
                Button = new(words["Ver no Portal"], mailer.Link($"/financeiro/{invoice.Number}")),
                Closing = words["Antes de pagar, confira o nome do beneficiário. Em caso de dúvida, fale com a gente pelo telefone abaixo."],
                Reason = words["porque pediram a 2ª via deste boleto"],
            };
        });
        message.Attach(invoice.BoletoFileName, MediaTypeNames.Application.Pdf, pdf);
        return message;
    }

    /// <summary>Finance's answer to whoever asked for a new due date.</summary>
    public static OutboxMessage NewDateAnswered(Mailer mailer, NewDateRequest request)
    {
        var (invoice, customer) = (request.Invoice!, request.Invoice!.Customer!);
        var number = invoice.Number.Replace('-', '/');
        return mailer.Write("new-date-answered", invoice.Number, new MailRecipient(request.ReplyTo, request.AskedByName, customerId: customer.Id), words => new()
        {
            Subject = words["Nova data para o título {0}: resposta", number],
            Preheader = words["O financeiro respondeu ao seu pedido."],
            Overline = words["Título {0}", number],
            Heading = words["O financeiro respondeu ao seu pedido"],
            Quote = request.Reply,
            Details = [new(words["Histórico"], invoice.Description, IsStrong: true), new(words["Você pediu"], request.Message)],
            Button = new(words["Ver no Portal"], mailer.Link($"/financeiro/{invoice.Number}")),
            Reason = words["porque você pediu uma nova data de vencimento"],
        });
    }

    private static string Note(IStringLocalizer<Words> words, Invoice invoice, string due, DateOnly today) => invoice.IsOverdue(today)
        ? words["Venceu em {0}. O banco soma multa e juros no pagamento.", due]
        : words["Vence em {0}", due];

    private static IEnumerable<MailDetail> Details(IStringLocalizer<Words> words, Invoice invoice)
    {
        yield return new(words["Histórico"], invoice.Description, IsStrong: true);
        if (invoice.Boleto is not { } boleto) { yield break; }
        if (boleto.BankAccount is { } payee) { yield return new(words["Beneficiário"], $"{payee.PayeeName}\nCNPJ {Cnpj.Parse(payee.PayeeCnpj)}"); }
        yield return new(words["Linha digitável"], DigitableLine.Parse(boleto.DigitableLine).ToString());
        if (boleto.PixPayload is { } pix) { yield return new(words["Pix copia e cola"], pix); }
    }
}
