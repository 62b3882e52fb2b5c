using SupportPortal.Domain.Accounts;

namespace SupportPortal.Mail;

/// <summary>Mails about signing in. Codes and links stand in the text only, never in a subject or preheader, which phones show while locked.</summary>
public static class AccountMail
{
    /// <param name="code">As it is typed; good once, for 30 minutes, with the browser that asked for it.</param>
    public static OutboxMessage FirstAccessCode(Mailer mailer, Customer customer, string code, string language = "pt-BR") => mailer.Write(
        "first-access-code", "", new MailRecipient(customer.Email, customer.ShortName, language, customer.Id), words => new()
        {
            Subject = words["Seu código de primeiro acesso"],
            Preheader = words["Use o código para criar a sua senha. Ele vale por 30 minutos."],
            Heading = words["Crie a sua senha"],
            Paragraphs = [words["Alguém informou o CNPJ da sua empresa no primeiro acesso ao Portal. Digite o código na página que ficou aberta e escolha a nova senha."]],
            Highlight = new(words["Código"], code, words["Vale por 30 minutos e uma única vez."]),
            Closing = words["Se não foi alguém da sua empresa, ignore este e-mail: sem o código nada muda. Nossa equipe nunca pede este código."],
            Reason = words["porque este é o e-mail cadastrado da empresa"],
        });

    /// <param name="link">Of the page that takes the new password; opening it changes nothing.</param>
    public static OutboxMessage PasswordReset(Mailer mailer, MailRecipient to, Uri link) => mailer.Write("password-reset", "", to, words => new()
    {
        Subject = words["Crie uma nova senha"],
        Preheader = words["O link vale por 30 minutos."],
        Heading = words["Crie uma nova senha"],
        Paragraphs = [words["Recebemos um pedido para trocar a senha desta conta. O link vale por 30 minutos e uma única vez."]],
        Button = new(words["Criar nova senha"], link),
        Closing = words["Se não foi você, ignore este e-mail: a senha continua a mesma."],
        Reason = words["porque pediram uma nova senha para esta conta"],
    });

    /// <param name="device">Browser and system, as on the page of sessions.</param>
    public static OutboxMessage NewDevice(Mailer mailer, MailRecipient to, string device, DateTimeOffset at, Uri sessions) => mailer.Write("new-device", "", to, words => new()
    {
        Subject = words["Novo acesso à sua conta"],
        Preheader = words["Sua conta foi acessada de um dispositivo novo."],
        Heading = words["Novo acesso à sua conta"],
        Paragraphs = [words["Sua conta foi acessada de um dispositivo que ainda não conhecíamos."]],
        Details = [new(words["Quando"], mailer.Moment(at)), new(words["Dispositivo"], device)],
        Button = new(words["Ver acessos"], sessions),
        Closing = words["Se não foi você, encerre o acesso nessa página e troque a senha."],
        Reason = words["porque avisamos cada acesso de um dispositivo novo"],
    });

    public static OutboxMessage PasswordChanged(Mailer mailer, MailRecipient to, DateTimeOffset at, Uri resetPage) => mailer.Write("password-changed", "", to, words => new()
    {
        Subject = words["Sua senha foi trocada"],
        Preheader = words["Se não foi você, crie uma nova senha agora."],
        Heading = words["Sua senha foi trocada"],
        Paragraphs = [words["A senha da sua conta foi trocada. Os outros acessos foram encerrados."]],
        Details = [new(words["Quando"], mailer.Moment(at))],
        Button = new(words["Não fui eu"], resetPage),
        Reason = words["porque avisamos cada troca de senha"],
    });
}
