using Microsoft.Extensions.Localization;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Mails about a service order; of an order for a ticket, in the ticket's thread.</summary>
public static class ServiceOrderMail
{
    /// <summary>Opened, scheduled, done (asks for the acceptance), accepted, rejected or cancelled: what the order's state now says.</summary>
    public static OutboxMessage Changed(Mailer mailer, ServiceOrder order, MailRecipient to)
    {
        var thread = order.Ticket is { } ticket ? mailer.ThreadOf("ticket", ticket.Code) : mailer.ThreadOf("service-order", order.Number);
        return mailer.Write("service-order-changed", order.Number, to, words =>
        {
            var number = words["OS {0}", Show.InvoiceNumber(order.Number)];
            var heading = Heading(words, order.Status);
            return new()
            {
                Subject = $"[{number}] {heading}",
                Preheader = heading,
                Overline = order.Ticket is { } linked ? words["{0}, do chamado {1}", number.Value, linked.Code] : number,
                Heading = heading,
                Paragraphs = order.CanAccept ? [words["Leia o relatório e diga se o serviço foi feito como combinado."]] : [],
                Highlight = Visit(words, mailer, order),
                Details = [.. Details(words, order)],
                Button = new(order.CanAccept ? words["Ler e atestar"] : words["Ver ordem de serviço"], mailer.Link($"/ordens-de-servico/{order.Number}")),
                Reason = words["porque você acompanha este serviço"],
            };
        }, thread, joins: order.Ticket is not null, waits: order.Ticket is not null);
    }

    /// <summary>Who hears about an order: whoever asked in the ticket, else the company.</summary>
    public static MailRecipient Recipient(this ServiceOrder order) => order.Ticket is { } ticket
        ? new MailRecipient(ticket.NotifyEmail, ticket.RequesterName, ticket.Language, order.CustomerId)
        : new MailRecipient(order.Customer!.Email, order.Customer.LegalName, customerId: order.CustomerId);

    private static MailHighlight? Visit(IStringLocalizer<Words> words, Mailer mailer, ServiceOrder order) =>
        order is { Status: ServiceOrderStatus.Scheduled, ScheduledFrom: { } from, ScheduledTo: { } to }
            ? new(words["Agendado para"], words["{0} até {1}", mailer.Moment(from), mailer.Moment(to)]) : null;

    private static IEnumerable<MailDetail> Details(IStringLocalizer<Words> words, ServiceOrder order)
    {
        yield return new(words["Serviço"], order.Title, IsStrong: true);
        if (order.Technician is { } technician) { yield return new(words["Técnico"], technician.Name); }
        if (order.Product is { } product) { yield return new(words["Produto"], product.Name); }
        if (order.HoursSpent is { } hours) { yield return new(words["Horas"], Show.Number(hours, decimals: 1)); }
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
