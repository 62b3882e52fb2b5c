using Microsoft.Extensions.Localization;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>Several mails of one thread told as one: what the state is now, then what happened, in order.</summary>
public static class JoinedMail
{
    public static MailContent Of(IStringLocalizer<Words> words, IReadOnlyList<(DateTimeOffset At, MailContent Content)> told)
    {
        var lead = told.Select(t => t.Content).LastOrDefault(c => c.Leads) ?? told[^1].Content;
        var more = told.Count - 1;
        return lead with
        {
            Subject = more == 1 ? words["{0} e mais uma novidade", lead.Subject] : words["{0} e mais {1} novidades", lead.Subject, more],
            Preheader = string.Join(" · ", told.Select(t => t.Content.Heading)),
            Quote = null,
            Entries = [.. told.Select(t => new MailEntry(
                Show.Time(t.At), t.Content.Heading, t.Content.Quote, [.. Own(t.Content, lead)],
                t.Content.Button is { } button && button.Link != lead.Button?.Link ? button.Link : null))],
            AsksForAnswer = told.Any(t => t.Content.AsksForAnswer),
        };
    }

    /// <summary>What only this one says: the subject of the ticket need not stand there twice.</summary>
    private static IEnumerable<MailDetail> Own(MailContent content, MailContent lead)
    {
        if (content == lead) { yield break; }
        if (content.Highlight is { } highlight && highlight != lead.Highlight) { yield return new MailDetail(highlight.Label, highlight.Value); }
        foreach (var detail in content.Details.Where(d => !lead.Details.Any(l => l.Label == d.Label))) { yield return detail; }
    }
}
