using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Warnings of deadlines, to our own people: the code and what it is about, no person of the customer and nothing that was written.</summary>
public static class SlaMail
{
    public static OutboxMessage Warning(Mailer mailer, Ticket ticket, IReadOnlyList<SlaWarning> warnings, Person to, DateTimeOffset now) =>
        mailer.Write("deadline-warning", ticket.Code, new MailRecipient(to.Email!, to.Name, to.Language), words =>
        {
            var isLate = warnings.Any(w => w.Clock!.IsLate(now));
            var heading = isLate ? words["Prazo ultrapassado no chamado {0}", ticket.Code] : words["{0}% do prazo do chamado {1}", warnings.Max(w => w.Percent), ticket.Code];
            return new()
            {
                Subject = heading,
                Preheader = string.Join(" · ", warnings.Select(w => $"{words.Of(w.Clock!.Metric)}: {mailer.Moment(w.Clock.DueAt)}")),
                Overline = words["Chamado {0}", ticket.Code],
                Heading = heading,
                Details =
                [
                    .. warnings.OrderBy(w => w.Clock!.DueAt).Select(w => new MailDetail(words.Of(w.Clock!.Metric), words["{0} consumidos de {1}; vence em {2}",
                        $"{w.Percent}%", words.Promise(w.Clock.Target, w.Clock.Hours), Show.DateTime(w.Clock.DueAt)], IsStrong: true)),
                    new(words["Empresa"], ticket.Customer!.ShortName),
                    new(words["Tipo"], words[ticket.Category!.Name]),
                    new(words["Prioridade"], words.Of(ticket.Priority)),
                    new(words["Responsável"], ticket.Assignee?.Name ?? words["Sem responsável"].Value),
                ],
                Button = new(words["Abrir o chamado"], mailer.Link($"/atendimento/chamados/{ticket.Code}")),
                Reason = ticket.AssigneeId == to.Id ? words["porque o chamado está com você"] : words["porque você supervisiona o atendimento"],
            };
        });
}
