using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>What happened since the morning before, for those who would rather read it at once.</summary>
public static class DigestMail
{
    public const string Kind = "daily-digest";

    /// <param name="told">One reader's mails, in order; they are not sent themselves.</param>
    public static OutboxMessage Of(Mailer mailer, IReadOnlyList<OutboxMessage> told)
    {
        var last = told[^1];
        var customerId = told.All(m => m.CustomerId == last.CustomerId) ? last.CustomerId : null;
        return mailer.Write(Kind, "", new MailRecipient(last.RecipientAddress, last.RecipientName, last.Language, customerId), words => new()
        {
            Subject = told.Count == 1 ? words["Resumo do dia: 1 novidade"] : words["Resumo do dia: {0} novidades", told.Count],
            Preheader = string.Join(" · ", told.Take(3).Select(m => m.Subject)),
            Heading = words["Resumo do dia"],
            Entries = [.. told.Select(m => new MailEntry(
                Show.DateTime(m.CreatedAt), m.Subject, m.Content is { } json ? MailContent.FromJson(json).Quote : null, [], Notices.PageOf(m) is { } page ? mailer.Link(page) : null))],
            Button = new(words["Escolher os avisos"], mailer.Link("/conta/avisos")),
            Reason = words["porque você escolheu receber avisos uma vez por dia"],
        });
    }
}
