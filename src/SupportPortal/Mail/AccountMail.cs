using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Web;

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

    /// <param name="link">Of the page that takes the new address; opening it changes nothing.</param>
    public static OutboxMessage ConfirmEmail(Mailer mailer, MailRecipient to, Uri link) => mailer.Write("email-confirm", "", to, words => new()
    {
        Subject = words["Confirme o seu novo e-mail"],
        Preheader = words["O link vale por 30 minutos."],
        Heading = words["Confirme o seu novo e-mail"],
        Paragraphs = [words["Pediram para usar este endereço em uma conta do Portal. Depois de confirmar, você entra e recebe os avisos com ele. O link vale por 30 minutos e uma única vez."]],
        Button = new(words["Confirmar este e-mail"], link),
        Closing = words["Se não foi você, ignore este e-mail: nada muda."],
        Reason = words["porque este endereço foi informado como o novo e-mail de uma conta"],
    });

    /// <summary>To the old address: when another is asked for, and when it has taken its place.</summary>
    public static OutboxMessage EmailChanging(Mailer mailer, MailRecipient to, DateTimeOffset at, bool isDone, Uri help) => mailer.Write("email-changing", "", to, words => new()
    {
        Subject = isDone ? words["O e-mail da sua conta foi trocado"] : words["Pediram para trocar o e-mail da sua conta"],
        Preheader = isDone ? words["Se não foi você, fale com a gente agora."] : words["Se não foi você, crie uma nova senha agora."],
        Heading = isDone ? words["O e-mail da sua conta foi trocado"] : words["Pediram para trocar o e-mail da sua conta"],
        Paragraphs = [isDone ? words["A partir de agora a conta entra e recebe avisos em outro endereço. Os acessos abertos foram encerrados."] : words["A troca só vale depois de confirmada no novo endereço, em até 30 minutos. Uma nova senha a impede."]],
        Details = [new(words["Quando"], mailer.Moment(at))],
        Button = new(words["Não fui eu"], help),
        Reason = words["porque avisamos cada troca de e-mail"],
    });

    /// <summary>Another way in, or one less.</summary>
    /// <param name="what">As it is named on the page: an app, a passkey.</param>
    public static OutboxMessage FactorChanged(Mailer mailer, MailRecipient to, Func<IStringLocalizer<Words>, string> what, DateTimeOffset at, Uri page) => mailer.Write("factor-changed", "", to, words => new()
    {
        Subject = words["A segurança da sua conta mudou"],
        Preheader = what(words),
        Heading = what(words),
        Paragraphs = [words["Avisamos porque isto muda como se entra na sua conta."]],
        Details = [new(words["Quando"], mailer.Moment(at))],
        Button = new(words["Ver a segurança da conta"], page),
        Closing = words["Se não foi você, troque a senha e fale com a gente."],
        Reason = words["porque avisamos cada mudança na segurança da conta"],
    });

    public const string ClosedKind = "account-closed";

    /// <summary>The last mail to somebody whose account is gone; its row goes once it is sent.</summary>
    public static OutboxMessage Closed(Mailer mailer, MailRecipient to) => mailer.Write(ClosedKind, "", to, words => new()
    {
        Subject = words["Sua conta foi encerrada"],
        Preheader = words["Seu nome, e-mail e CPF saíram do portal."],
        Heading = words["Sua conta foi encerrada"],
        Paragraphs = [words["Seu nome, e-mail e CPF saíram do portal."], words["Chamados, boletos e atestes continuam com a empresa, sem o seu nome, porque a lei manda guardá-los."]],
        Closing = words["Se não foi você, fale com a gente pelo telefone abaixo."],
        Reason = words["porque a conta com este e-mail foi encerrada"],
    });
}
