using System.Globalization;
using Microsoft.Extensions.Localization;
using SupportPortal.Domain;
using SupportPortal.Web;

namespace SupportPortal.Mail;

/// <summary>
/// Turns what a template says into an outbox row, in the reader's language. Links come from Portal:PublicUrl, never from a request:
/// who sets the Host header of a request must not choose where a mail's button leads.
/// </summary>
public sealed class Mailer(IStringLocalizer<Words> words, IConfiguration configuration, TimeProvider clock)
{
    private readonly Uri _publicUrl = new(configuration["Portal:PublicUrl"] ?? throw new InvalidOperationException("Portal:PublicUrl is missing."));
    private readonly string _phone = configuration["Portal:SupportPhone"] ?? "0800 123 4567";
    private readonly string _company = configuration["Portal:Company"] ?? "Exemplo Sistemas Ltda.";

    private readonly TimeSpan _hold = configuration.GetValue("Mail:Hold", MailSettings.DefaultHold);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <param name="joins">May be told together with what else happens in its thread.</param>
    /// <param name="waits">Stays a moment, so that something can join it.</param>
    public OutboxMessage Write(
        string kind, string reference, MailRecipient to, Func<IStringLocalizer<Words>, MailContent> content, string? thread = null, bool startsThread = false,
        bool joins = false, bool waits = false)
    {
        using var language = new LanguageScope(to.Language);
        var mail = content(words);
        var footer = Footer(to.Address, mail);
        return new OutboxMessage(
            kind, reference, to, mail.Subject, MailLayout.Text(mail, footer), MailLayout.Html(mail, footer, to.Language), _publicUrl.Host, Now,
            startsThread ? null : thread, startsThread ? thread : null, waits && _hold > TimeSpan.Zero ? Now + _hold : null, joins ? mail.ToJson() : null);
    }

    /// <summary>Writes a mail that a sender has just taken anew, in its reader's language.</summary>
    public void Rewrite(OutboxMessage mail, Func<IStringLocalizer<Words>, MailContent> content)
    {
        using var language = new LanguageScope(mail.Language);
        var said = content(words);
        var footer = Footer(mail.RecipientAddress, said);
        mail.Rewrite(said.Subject, MailLayout.Text(said, footer), MailLayout.Html(said, footer, mail.Language));
    }

    private MailFooter Footer(string address, MailContent mail) => new(
        words["Portal do Cliente"], words["Sistema parado? Ligue"], _phone, words[", 24 horas."], words["Enviado por {0} para {1} {2}.", _company, address, mail.Reason]);

    /// <summary>A page of the portal, by its path: "/chamados/2026-000123".</summary>
    public Uri Link(string path) => new(_publicUrl, path);

    /// <summary>The Message-ID that holds the mails about one thing together: <c>&lt;ticket-2026-000123@host&gt;</c>.</summary>
    public string ThreadOf(string kind, string reference) => $"<{kind}-{reference}@{_publicUrl.Host}>";

    /// <summary>"hoje, 14/09/2026 19:20": with its date, because a mail is read on another day too.</summary>
    public string Moment(DateTimeOffset at) =>
        PortalTime.DayOf(at) == PortalTime.DayOf(Now) ? words["hoje, dia {0}", Show.DateTime(at)] : Show.DateTime(at);

    private sealed class LanguageScope : IDisposable
    {
        private readonly (CultureInfo, CultureInfo) _before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        public LanguageScope(string language) =>
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _before;
    }
}
