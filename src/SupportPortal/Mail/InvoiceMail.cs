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

    /// <summary>Titles of one company that fall due, or have, on the same day. Its kind and time are what <see cref="InvoiceReminder"/> tells of it.</summary>
    public static OutboxMessage Reminder(Mailer mailer, ReminderKind kind, IReadOnlyList<Invoice> invoices, MailRecipient to, DateOnly today)
    {
        var (first, several) = (invoices[0], invoices.Count > 1);
        var (number, until) = (Show.InvoiceNumber(first.Number), first.EffectiveDueOn); // the same for all of a kind
        return mailer.Write(KindOf(kind), first.Number, to, words =>
        {
            var (day, count) = (Show.Date(until), invoices.Count);
            var heading = (kind, several) switch
            {
                (ReminderKind.DueSoon, false) => words["O título {0} vence em {1}", number, Show.Date(first.DueOn)],
                (ReminderKind.DueSoon, true) => words["{0} títulos a pagar até {1}", count, day],
                (ReminderKind.DueToday, false) => words["O título {0} vence hoje", number],
                (ReminderKind.DueToday, true) => words["{0} títulos vencem hoje", count],
                (_, false) => words["O título {0} venceu em {1}", number, Show.Date(first.DueOn)],
                _ => words["{0} títulos vencidos", count],
            };
            var amount = kind is ReminderKind.Overdue ? invoices.Sum(i => i.ChargesOn(today).Total) : invoices.Sum(i => i.Amount);
            return new()
            {
                Subject = heading,
                Preheader = kind switch
                {
                    ReminderKind.DueSoon => words["Sem multa nem juros até {0}.", day],
                    ReminderKind.DueToday => words["Sem multa nem juros até hoje, {0}.", day],
                    _ => words["O banco soma multa e juros no pagamento."],
                },
                Overline = to.Name,
                Heading = heading,
                Paragraphs =
                [
                    kind switch
                    {
                        ReminderKind.DueSoon => words["Este é um lembrete. A linha digitável e, quando há, o Pix estão abaixo; o boleto em PDF está no Portal."],
                        ReminderKind.DueToday => words["Hoje é o último dia sem multa nem juros. A linha digitável e, quando há, o Pix estão abaixo; o boleto em PDF está no Portal."],
                        _ => words["Ainda não recebemos o pagamento. O mesmo boleto pode ser pago em qualquer banco até {0}; o banco soma multa e juros.", Show.Date(invoices.Min(i => i.PayableUntil))],
                    },
                ],
                Highlight = kind is ReminderKind.Overdue
                    ? new(words["Total para pagar hoje, {0}", Show.Date(today)], Show.Money(amount), words["Valor sem multa e juros: {0}", Show.Money(invoices.Sum(i => i.Amount))])
                    : new(several ? words["Total"] : words["Valor"], Show.Money(amount), words["Até {0}", day]),
                Details = [.. several ? invoices.SelectMany(i => Lines(words, mailer, i)) : Details(words, first)],
                Button = several ? new(words["Ver no Portal"], mailer.Link("/financeiro")) : new(words["Ver boleto no Portal"], mailer.Link($"/financeiro/{first.Number}")),
                Closing = words["Já pagou? Desconsidere: a confirmação do banco leva até 2 dias úteis. Se a cobrança está errada, conteste pela página do título."],
                Reason = words["porque este é o e-mail de cobrança da empresa"],
            };
        });
    }

    /// <summary>Name of a reminder's template.</summary>
    public static string KindOf(ReminderKind kind) => kind switch
    {
        ReminderKind.DueSoon => "reminder-due-soon",
        ReminderKind.DueToday => "reminder-due-today",
        ReminderKind.Overdue => "reminder-overdue",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

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

    /// <summary>One of several titles: its number leads to its page.</summary>
    private static IEnumerable<MailDetail> Lines(IStringLocalizer<Words> words, Mailer mailer, Invoice invoice)
    {
        var boleto = invoice.Boleto!;
        string?[] lines =
        [
            invoice.Description, words["{0}, vencimento {1}", Show.Money(invoice.Amount), Show.Date(invoice.DueOn)],
            DigitableLine.Parse(boleto.DigitableLine).ToString(), boleto.PixPayload is { } pix ? $"Pix: {pix}" : null,
        ];
        yield return new(Show.InvoiceNumber(invoice.Number), string.Join('\n', lines.Where(l => l is not null)), Link: mailer.Link($"/financeiro/{invoice.Number}"));
    }

    private static IEnumerable<MailDetail> Details(IStringLocalizer<Words> words, Invoice invoice)
    {
        yield return new(words["Histórico"], invoice.Description, IsStrong: true);
        if (invoice.Boleto is not { } boleto) { yield break; }
        if (boleto.BankAccount is { } payee) { yield return new(words["Beneficiário"], $"{payee.PayeeName}\nCNPJ {Cnpj.Parse(payee.PayeeCnpj)}"); }
        yield return new(words["Linha digitável"], DigitableLine.Parse(boleto.DigitableLine).ToString());
        if (boleto.PixPayload is { } pix) { yield return new(words["Pix copia e cola"], pix); }
    }
}
