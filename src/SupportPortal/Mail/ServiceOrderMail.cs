using Microsoft.Extensions.Localization;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Mails about a service order; of an order for a ticket, in the ticket's thread.</summary>
public static class ServiceOrderMail
{
    /// <summary>Opened, scheduled, done (asks for the acceptance), accepted, rejected or cancelled: what the order's state now says.</summary>
    public static OutboxMessage Changed(Mailer mailer, ServiceOrder order, MailRecipient to) =>
        Write(mailer, "service-order-changed", order, to, words => Heading(words, order.Status), words => order.CanAccept ? AskToAccept(words, mailer, order) : []);

    /// <summary>The acceptance is still missing; said once, before the time is over.</summary>
    public static OutboxMessage AcceptanceReminder(Mailer mailer, ServiceOrder order, MailRecipient to) =>
        Write(mailer, "service-order-reminder", order, to, words => words["Lembrete: falta o seu ateste"], words => AskToAccept(words, mailer, order));

    /// <summary>To the technician: nobody of the customer's has answered in time.</summary>
    public static OutboxMessage AcceptanceOverdue(Mailer mailer, ServiceOrder order) =>
        mailer.Write("service-order-overdue", order.Number, new MailRecipient(order.Technician!.Email!, order.Technician.Name, order.Technician.Language), words =>
        {
            var heading = words["O prazo do ateste terminou sem resposta"];
            return new()
            {
                Subject = $"[{words["OS {0}", Show.InvoiceNumber(order.Number)]}] {heading}",
                Preheader = heading,
                Overline = order.Customer!.ShortName,
                Heading = heading,
                Paragraphs = [words["A OS continua pendente e nada foi aceito. Fale com o cliente."]],
                Details = [new(words["Serviço"], order.Title, IsStrong: true), new(words["Prazo do ateste"], mailer.Moment(order.AcceptUntil!.Value))],
                Button = new(words["Ver ordem de serviço"], mailer.Link($"/atendimento/ordens-de-servico/{order.Number}")),
                Reason = words["porque você é o técnico deste serviço"],
            };
        });

    private static OutboxMessage Write(
        Mailer mailer, string kind, ServiceOrder order, MailRecipient to, Func<IStringLocalizer<Words>, string> title, Func<IStringLocalizer<Words>, IReadOnlyList<string>> paragraphs)
    {
        var thread = order.Ticket is { } ticket ? mailer.ThreadOf("ticket", ticket.Code) : mailer.ThreadOf("service-order", order.Number);
        return mailer.Write(kind, order.Number, to, words =>
        {
            var number = words["OS {0}", Show.InvoiceNumber(order.Number)];
            var heading = title(words);
            return new()
            {
                Subject = $"[{number}] {heading}",
                Preheader = heading,
                Overline = order.Ticket is { } linked ? words["{0}, do chamado {1}", number.Value, linked.Code] : number,
                Heading = heading,
                Paragraphs = paragraphs(words),
                Highlight = Highlight(words, mailer, order),
                Details = [.. Details(words, order)],
                Button = new(order.CanAccept ? words["Ler e atestar"] : words["Ver ordem de serviço"], mailer.Link($"/ordens-de-servico/{order.Number}")),
                Reason = words["porque você acompanha este serviço"],
            };
        }, thread, joins: order.Ticket is not null, waits: order.Ticket is not null);
    }

    /// <summary>To the technician: what the customer was not content with.</summary>
    public static OutboxMessage Answered(Mailer mailer, ServiceOrder order, string answer, MailRecipient technician) =>
        mailer.Write("service-order-answered", order.Number, technician, words =>
        {
            var heading = order.Status is ServiceOrderStatus.Rejected ? words["O cliente recusou o serviço"] : words["O cliente atestou com ressalvas"];
            return new()
            {
                Subject = $"[{words["OS {0}", Show.InvoiceNumber(order.Number)]}] {heading}",
                Preheader = heading,
                Overline = order.Customer!.ShortName,
                Heading = heading,
                Quote = answer,
                Details = [new(words["Serviço"], order.Title, IsStrong: true)],
                Button = new(words["Ver ordem de serviço"], mailer.Link($"/atendimento/ordens-de-servico/{order.Number}")),
                Reason = words["porque você é o técnico deste serviço"],
            };
        });

    /// <summary>Who hears about an order: whoever asked in the ticket, else the company.</summary>
    public static MailRecipient Recipient(this ServiceOrder order) => order.Ticket is { } ticket
        ? new MailRecipient(ticket.NotifyEmail, ticket.RequesterName, ticket.Language, order.CustomerId)
        : new MailRecipient(order.Customer!.Email, order.Customer.LegalName, customerId: order.CustomerId);

    private static IReadOnlyList<string> AskToAccept(IStringLocalizer<Words> words, Mailer mailer, ServiceOrder order) => order.AcceptUntil is { } until
        ? [words["Leia o relatório e diga se o serviço foi feito como combinado."],
            words["Você pode responder até {0}. Depois disso a OS continua pendente e a equipe fala com você: nada é aceito sem a sua resposta.", mailer.Moment(until)]]
        : [words["Leia o relatório e diga se o serviço foi feito como combinado."]];

    private static MailHighlight? Highlight(IStringLocalizer<Words> words, Mailer mailer, ServiceOrder order) => order switch
    {
        { Status: ServiceOrderStatus.Scheduled, ScheduledFrom: { } from, ScheduledTo: { } to } => new(words["Agendado para"], words["{0} até {1}", mailer.Moment(from), mailer.Moment(to)]),
        { CanAccept: true, AcceptUntil: { } until } => new(words["Prazo do ateste"], mailer.Moment(until)),
        _ => null,
    };

    private static IEnumerable<MailDetail> Details(IStringLocalizer<Words> words, ServiceOrder order)
    {
        yield return new(words["Serviço"], order.Title, IsStrong: true);
        if (order.Technician is { } technician) { yield return new(words["Técnico"], technician.Name); }
        if (order.Product is { } product) { yield return new(words["Produto"], product.Name); }
        if (order.DoneAt is not null) { yield return new(words["Horas"], Show.Hours(order.MinutesSpent)); }
    }

    private static string Heading(IStringLocalizer<Words> words, ServiceOrderStatus status) => status switch
    {
        ServiceOrderStatus.Open => words["Ordem de serviço aberta"],
        ServiceOrderStatus.Scheduled => words["Serviço agendado"],
        ServiceOrderStatus.InProgress => words["Serviço em andamento"],
        ServiceOrderStatus.Done => words["Serviço concluído: falta o seu ateste"],
        ServiceOrderStatus.Accepted => words["Serviço atestado"],
        ServiceOrderStatus.Rejected => words["Serviço não aceito"],
        _ => words["Ordem de serviço cancelada"],
    };
}
