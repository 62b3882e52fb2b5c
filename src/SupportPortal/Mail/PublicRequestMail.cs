using SupportPortal.Domain.Tickets;

namespace SupportPortal.Mail;

/// <summary>
/// Mails of the public form. Anybody can type anybody's address there, so they carry nothing that was typed: no name, no company, no text. They read the same
/// whether the company is a customer or not.
/// </summary>
public static class PublicRequestMail
{
    /// <param name="link">Of the page that asks; opening it confirms nothing.</param>
    public static OutboxMessage Confirm(Mailer mailer, PublicRequest request, Uri link) => mailer.Write("public-request-confirm", "", To(request), words => new()
    {
        Subject = words["Confirme o seu pedido de suporte"],
        Preheader = words["O link vale por 24 horas e uma única vez."],
        Heading = words["Confirme o seu pedido de suporte"],
        Paragraphs = [words["Alguém preencheu o formulário de suporte com este e-mail. Para enviar o pedido à equipe, confira o texto na página e confirme."]],
        Button = new(words["Conferir e confirmar"], link),
        Closing = words["O link vale por 24 horas. Se não foi você, ignore este e-mail: sem a confirmação nada é enviado."],
        Reason = words["porque este e-mail foi informado no formulário de suporte"],
    });

    public static OutboxMessage Received(Mailer mailer, PublicRequest request) => mailer.Write("public-request-received", request.Code!, To(request), words => new()
    {
        Subject = words["[Chamado {0}] Recebemos o seu pedido", request.Code!],
        Preheader = words["Guarde este código para falar com a gente."],
        Overline = words["Chamado {0}", request.Code!],
        Heading = words["Recebemos o seu pedido"],
        Paragraphs = [words["A equipe vai ler o pedido e responder neste e-mail."]],
        Highlight = new(words["Código do chamado"], request.Code!, words["Informe este código se ligar para o suporte."]),
        Reason = words["porque você confirmou um pedido de suporte"],
    }, mailer.ThreadOf("ticket", request.Code!), startsThread: true);

    private static MailRecipient To(PublicRequest request) => new(request.Email, request.Email, request.Language);
}
