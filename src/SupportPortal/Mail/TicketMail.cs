using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Mails about a ticket, one thread for each. They are made of what a customer may read: internal notes are refused here too.</summary>
public static class TicketMail
{
    /// <param name="addressIsKnown">False for an address the company never used: it gets the code and the link, none of the ticket's text.</param>
    public static OutboxMessage Opened(Mailer mailer, Ticket ticket, bool addressIsKnown, string? language = null) =>
        Write(mailer, "ticket-opened", ticket, language, Told.Alone, to: null, words =>
        {
            var clock = ticket.Clocks.First(c => c.Metric is SlaMetric.Resolution);
            var until = clock.AwaitsIdentification ? words["Começa quando a equipe identifica o chamado"] : words["Até {0}", mailer.Moment(clock.DueAt)];
            return new()
            {
                Subject = words["[Chamado {0}] Recebemos o seu chamado", ticket.Code],
                Preheader = words["Solução: {0}. Acompanhe pelo Portal.", until],
                Overline = words["Chamado {0}", ticket.Code],
                Heading = words["Recebemos o seu chamado"],
                Paragraphs = addressIsKnown
                    ? [words["Olá, {0}. Seu pedido já está na triagem. Você recebe um e-mail a cada mudança.", FirstName(ticket.RequesterName)]]
                    : [words["Um chamado foi aberto com este e-mail para os avisos. Os detalhes estão no Portal, depois de entrar."]],
                Highlight = new(words["Prazo de solução"], until, Promise(words, clock)),
                Details = addressIsKnown ? [.. DetailsOf(words, ticket)] : [],
                Button = new(words["Acompanhar chamado"], LinkTo(mailer, ticket)),
                Closing = words["Para acrescentar informações ou arquivos, use a página do chamado."],
                Reason = addressIsKnown ? words["porque você abriu um chamado"] : words["porque este e-mail foi informado em um chamado"],
            };
        });

    public static OutboxMessage Replied(Mailer mailer, Ticket ticket, TicketMessage reply, string? language = null, MailRecipient? to = null)
    {
        if (reply.IsInternal) { throw new ArgumentException("An internal note never leaves by mail.", nameof(reply)); }
        return Write(mailer, "ticket-replied", ticket, language, Told.Soon, to, words => new()
        {
            Subject = words["[Chamado {0}] Nova resposta", ticket.Code],
            Preheader = words["{0} respondeu ao seu chamado.", reply.AuthorName],
            Overline = words["Chamado {0}", ticket.Code],
            Heading = words["{0} respondeu ao seu chamado", reply.AuthorName],
            Quote = reply.Body,
            Details = [new(words["Assunto"], ticket.Subject, IsStrong: true), .. Files(words, reply)],
            Button = new(words["Ver e responder"], LinkTo(mailer, ticket)),
            Reason = words["porque você acompanha este chamado"],
        });
    }

    public static OutboxMessage StateChanged(Mailer mailer, Ticket ticket, string? note = null, string? language = null, MailRecipient? to = null) =>
        Write(mailer, "ticket-state-changed", ticket, language, Told.Soon, to, words =>
        {
            var state = words.Of(ticket.Status).Text;
            return new()
            {
                Subject = words["[Chamado {0}] {1}", ticket.Code, state],
                Preheader = words["O chamado agora está: {0}.", state],
                Overline = words["Chamado {0}", ticket.Code],
                Heading = state,
                Paragraphs = [Explanation(words, ticket)],
                Quote = note,
                Details =
                [
                    new(words["Assunto"], ticket.Subject, IsStrong: true),
                    .. ticket.Assignee is { } assignee ? [new MailDetail(words["Responsável"], assignee.Name)] : Array.Empty<MailDetail>(),
                ],
                Button = new(ticket.Status is TicketStatus.WaitingCustomer ? words["Responder agora"] : words["Acompanhar chamado"], LinkTo(mailer, ticket)),
                Reason = words["porque você acompanha este chamado"],
                Leads = true,
                AsksForAnswer = ticket.CanRate,
            };
        });

    /// <summary>Who answers from now on.</summary>
    public static OutboxMessage Assigned(Mailer mailer, Ticket ticket, string? language = null, MailRecipient? to = null)
    {
        var name = ticket.Assignee?.Name ?? throw new ArgumentException("Nobody has this ticket.", nameof(ticket));
        return Write(mailer, "ticket-assigned", ticket, language, Told.Soon, to, words => new()
        {
            Subject = words["[Chamado {0}] Em atendimento com {1}", ticket.Code, name],
            Preheader = words["{0} é responsável pelo chamado e vai responder.", name],
            Overline = words["Chamado {0}", ticket.Code],
            Heading = words["{0} é responsável pelo chamado", name],
            Paragraphs = [words["Você recebe a resposta neste e-mail e na página do chamado."]],
            Details = [new(words["Assunto"], ticket.Subject, IsStrong: true)],
            Button = new(words["Acompanhar chamado"], LinkTo(mailer, ticket)),
            Reason = words["porque você acompanha este chamado"],
        });
    }

    /// <summary>The button leads to a page that asks "Resolveu?": a link in a mail never acts by itself. It leaves at once, with what was waiting.</summary>
    public static OutboxMessage Resolved(Mailer mailer, Ticket ticket, string? solution = null, string? language = null, MailRecipient? to = null) =>
        Write(mailer, "ticket-resolved", ticket, language, Told.Now, to, words => new()
        {
            Subject = words["[Chamado {0}] Resolvido: confirme se funcionou", ticket.Code],
            Preheader = words["Conte se resolveu. Sem resposta, o chamado é encerrado."],
            Overline = words["Chamado {0}", ticket.Code],
            Heading = words["Seu chamado foi resolvido"],
            Paragraphs = [words["Olá, {0}. Confira se funcionou: você pode confirmar e avaliar o atendimento, ou dizer o que ainda falta.", FirstName(to?.Name ?? ticket.RequesterName)]],
            Highlight = ticket.ReopenUntil is { } until
                ? new(words["Prazo para responder"], words["Até {0}", mailer.Moment(until)], words["Sem resposta até lá, o chamado é encerrado."]) : null,
            Quote = solution,
            Details = [new(words["Assunto"], ticket.Subject, IsStrong: true)],
            Button = new(words["Confirmar e avaliar"], LinkTo(mailer, ticket)),
            Reason = words["porque você acompanha este chamado"],
            Leads = true,
            AsksForAnswer = true,
        });

    /// <summary>Our question, asked once more, with the day on which the ticket is resolved without an answer.</summary>
    public static OutboxMessage Reminded(Mailer mailer, Ticket ticket, string question, BusinessCalendar calendar, string? language = null, MailRecipient? to = null) =>
        Write(mailer, "ticket-reminded", ticket, language, Told.Now, to, words =>
        {
            var until = words["Até {0}", mailer.Moment(ticket.ResolvesAt(calendar))];
            return new()
            {
                Subject = words["[Chamado {0}] Lembrete: esperamos a sua resposta", ticket.Code],
                Preheader = words["{0}. Sem resposta, o chamado é dado como resolvido.", until],
                Overline = words["Chamado {0}", ticket.Code],
                Heading = words["Ainda precisamos da sua resposta"],
                Paragraphs = [words["Olá, {0}. O chamado está parado até você responder.", FirstName(ticket.RequesterName)]],
                Quote = question,
                Highlight = new(words["Prazo para responder"], until, words["Sem resposta até lá, o chamado é dado como resolvido."]),
                Details = [new(words["Assunto"], ticket.Subject, IsStrong: true)],
                Button = new(words["Responder agora"], LinkTo(mailer, ticket)),
                Reason = words["porque você acompanha este chamado"],
            };
        });

    /// <summary>The same with links that answer without signing in, for whoever opened the ticket. Each leads to a page with a button.</summary>
    public static MailContent WithAnswers(this MailContent mail, IStringLocalizer<Words> words, Mailer mailer, Ticket ticket, string token)
    {
        var canReopen = ticket.CanReopen(mailer.Now);
        string[] names = [words["Muito ruim"], words["Ruim"], words["Regular"], words["Bom"], words["Muito bom"]];
        return mail with
        {
            Question = ticket.CanConfirm ? words["Resolveu?"].Value : null,
            Button = ticket.CanConfirm ? new(words["Sim, resolveu"], mailer.Link($"/avaliar?link={token}")) : mail.Button,
            SecondButton = canReopen ? new(words["Ainda não"], mailer.Link($"/avaliar/ainda-nao?link={token}")) : null,
            Scale = new(words["Como foi o atendimento?"], [.. names.Select((name, i) => new MailStep(i + 1, name, mailer.Link($"/avaliar?link={token}&nota={i + 1}")))]),
            Closing = ticket.NotifiesOutside
                ? words["Estes links dispensam a senha e respondem por você uma única vez: não os encaminhe."]
                : words["Estes links dispensam a senha e respondem por você uma única vez: não os encaminhe. Para ver o chamado, entre no Portal."],
        };
    }

    /// <summary>To somebody of the company who was copied in, and does not know the ticket yet.</summary>
    public static OutboxMessage CopiedIn(Mailer mailer, Ticket ticket, string by, MailRecipient to) =>
        Write(mailer, "ticket-copied-in", ticket, to.Language, Told.Soon, to, words => new()
        {
            Subject = words["[Chamado {0}] Você foi incluído", ticket.Code],
            Preheader = words["{0} incluiu você neste chamado.", by],
            Overline = words["Chamado {0}", ticket.Code],
            Heading = words["Você acompanha este chamado"],
            Paragraphs = [words["Olá, {0}. {1} incluiu você: pode ler a conversa, responder e recebe um e-mail a cada mudança.", FirstName(to.Name), by]],
            Details = [new(words["Assunto"], ticket.Subject, IsStrong: true), new(words["Solicitante"], ticket.RequesterName)],
            Button = new(words["Acompanhar chamado"], LinkTo(mailer, ticket)),
            Reason = words["porque você foi incluído neste chamado"],
        });

    /// <param name="to">Somebody of the company who was copied in; else it goes to the address on the form.</param>
    private static OutboxMessage Write(
        Mailer mailer, string kind, Ticket ticket, string? language, Told told, MailRecipient? to, Func<IStringLocalizer<Words>, MailContent> content) => mailer.Write(
            kind, ticket.Code, to ?? new MailRecipient(ticket.NotifyEmail, ticket.RequesterName, language ?? ticket.Language, ticket.CustomerId),
            words => ticket.NotifiesOutside && to is null ? ForOutside(words, kind, content(words)) : content(words),
            mailer.ThreadOf("ticket", ticket.Code), startsThread: told is Told.Alone, joins: told is not Told.Alone, waits: told is Told.Soon);

    /// <summary>How a mail stands to the others of its ticket: the first by itself, most after a moment, some at once with what waits.</summary>
    private enum Told { Alone, Soon, Now }

    /// <summary>To somebody whom nobody of the company has vouched for: the code, what happened, and the reply written to him. The portal is not his to open.</summary>
    private static MailContent ForOutside(IStringLocalizer<Words> words, string kind, MailContent mail) => mail with
    {
        Paragraphs = kind == "ticket-replied" ? [] : [words["Se precisar falar com a gente, informe o código do chamado."]],
        Quote = kind == "ticket-replied" ? mail.Quote : null,
        Highlight = null,
        Details = [],
        Button = null,
        Closing = null,
    };

    private static IEnumerable<MailDetail> DetailsOf(IStringLocalizer<Words> words, Ticket ticket)
    {
        yield return new(words["Assunto"], ticket.Subject, IsStrong: true);
        if (ticket.Product is { } product) { yield return new(words["Produto"], product.Name); }
        if (ticket.Category is { } category) { yield return new(words["Tipo"], words[category.Name]); }
        yield return new(words["Solicitante"], ticket.Department.Length > 0 ? $"{ticket.RequesterName}, {ticket.Department}" : ticket.RequesterName);
        if (ticket.Customer is { } customer) { yield return new(words["Empresa"], $"{customer.LegalName}\nCNPJ {customer.Cnpj}"); }
        foreach (var files in Files(words, ticket.Messages[0])) { yield return files; }
    }

    private static IEnumerable<MailDetail> Files(IStringLocalizer<Words> words, TicketMessage message) =>
        message.Files.Count == 0 ? [] : [new(words["Anexos"], string.Join('\n', message.Files.Where(f => !f.IsInternal).Select(f => f.Name)))];

    private static string Promise(IStringLocalizer<Words> words, SlaClock clock) => clock.Hours is Hours.ClockTime
        ? clock.AwaitsIdentification ? words["{0} corridas, contadas da identificação", HoursOf(clock.Target)] : words["{0} corridas, contadas da abertura", HoursOf(clock.Target)]
        : clock.AwaitsIdentification ? words["{0} úteis, contadas da identificação", HoursOf(clock.Target)] : words["{0} úteis, contadas da abertura", HoursOf(clock.Target)];

    // A contract promises hours: a day of business time would be read as a day of the calendar.
    private static string HoursOf(TimeSpan target) => target.Minutes == 0 ? $"{(int)target.TotalHours}\u00a0h" : $"{(int)target.TotalHours}\u00a0h {target.Minutes}\u00a0min";

    private static string Explanation(IStringLocalizer<Words> words, Ticket ticket) => ticket.Status switch
    {
        TicketStatus.New => words["O chamado está na triagem."],
        TicketStatus.InProgress => words["A equipe está trabalhando no chamado."],
        TicketStatus.WaitingCustomer when ticket.IsPaused => words["Precisamos de uma informação sua para continuar. O prazo fica parado até a sua resposta."],
        TicketStatus.WaitingCustomer => words["Precisamos de uma informação sua para continuar."],
        TicketStatus.WaitingThirdParty when ticket.IsPaused => words["Dependemos de outra empresa para continuar. O prazo fica parado até lá."],
        TicketStatus.WaitingThirdParty => words["Dependemos de outra empresa para continuar. O prazo segue contando."],
        TicketStatus.Resolved => words["Confira se funcionou e responda na página do chamado."],
        TicketStatus.Closed => words["O chamado foi encerrado. Se precisar, abra um novo a partir dele."],
        TicketStatus.Cancelled => words["O chamado foi cancelado."],
        _ => words["O atendimento continua no outro chamado."],
    };

    private static string FirstName(string name) => name.Split(' ', 2)[0];

    private static Uri LinkTo(Mailer mailer, Ticket ticket) => mailer.Link($"/chamados/{ticket.Code}");
}
