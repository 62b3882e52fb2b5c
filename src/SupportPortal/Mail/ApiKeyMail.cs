using Microsoft.Extensions.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Tells those who answer for a company that a program may read its data from now on. The key itself is in no mail.</summary>
public static class ApiKeyMail
{
    public static OutboxMessage Created(Mailer mailer, ApiKey key, MailRecipient to) => mailer.Write("api-key-created", "", to, words => new()
    {
        Subject = words["Nova chave de acesso da sua empresa"],
        Preheader = words["Um programa pode ler dados da empresa a partir de agora."],
        Heading = words["Nova chave de acesso"],
        Paragraphs = [words["{0} criou uma chave de acesso: quem tem a chave lê dados da empresa pela API, sem entrar no portal.", key.CreatedByName]],
        Details =
        [
            new(words["Nome da chave"], key.Name), new(words["Pode ler"], words.InWords(key.Scopes)), new(words["Vale até"], Show.Date(key.LastDay)),
            new(words["Criada em"], mailer.Moment(key.CreatedAt)),
        ],
        Button = new(words["Ver chaves de acesso"], mailer.Link("/chaves-de-acesso")),
        Closing = words["Se ninguém da empresa precisa dela, revogue a chave nessa página: ela para de valer na hora."],
        Reason = words["porque você responde pelas chaves de acesso da empresa"],
    });
}
