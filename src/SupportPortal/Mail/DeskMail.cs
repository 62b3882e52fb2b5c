using SupportPortal.Domain.Tickets;

namespace SupportPortal.Mail;

/// <summary>Mails about a ticket to our own people. They may quote internal notes, so they are never made for anybody else.</summary>
public static class DeskMail
{
    private const int ExcerptLength = 600;

    /// <summary>What is new on a ticket for somebody who follows it: one mail, however much came.</summary>
    public static OutboxMessage News(Mailer mailer, TicketFollower follower, TicketMessage last, int count)
    {
        var (ticket, person) = (follower.Ticket!, follower.Person!);
        if (person.Kind is not Domain.Accounts.PersonKind.Staff || person.Email is not { } address) { throw new ArgumentException("Only staff are told of the desk's work.", nameof(follower)); }
        return mailer.Write("desk-news", ticket.Code, new MailRecipient(address, person.Name, person.Language), words =>
        {
            var heading = follower.MentionedBy is { } by ? words["{0} mencionou você", by]
                : count == 1 ? words["{0} escreveu no chamado", last.AuthorName] : words["{0} mensagens novas no chamado", count];
            return new()
            {
                Subject = words["[Chamado {0}] {1}", ticket.Code, heading],
                Preheader = ticket.Subject,
                Overline = words["Chamado {0}", ticket.Code],
                Heading = heading,
                Quote = last.Body.Length <= ExcerptLength ? last.Body : $"{last.Body[..ExcerptLength]}…",
                Details = [new(words["Assunto"], ticket.Subject, IsStrong: true)],
                Button = new(words["Abrir no painel"], mailer.Link($"/atendimento/chamados/{ticket.Code}")),
                Reason = words["porque você acompanha este chamado"],
            };
        }, mailer.ThreadOf("desk", $"{ticket.Code}-{person.Id}"));
    }
}
