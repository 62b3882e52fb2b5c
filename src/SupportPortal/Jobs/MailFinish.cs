using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Security;

namespace SupportPortal.Jobs;

/// <summary>
/// What a sender does to the mails it has just claimed, in the transaction of the claim: joins what waits for the same reader in the same thread, and makes
/// the links that answer without signing in. A sender that dies then leaves the finished mail to the next one.
/// </summary>
internal sealed class MailFinish(PortalDbContext db, Mailer mailer, bool joins)
{
    public async Task RunAsync(IReadOnlyList<OutboxMessage> claimed, CancellationToken stop)
    {
        var choices = new NoticeFilter(db);
        claimed = await choices.ApplyAsync(claimed, stop);
        var open = claimed.Where(m => m.CanBeRewritten).ToList();
        if (open.Count == 0) { return; }
        var waiting = joins ? await choices.ApplyAsync(await db.WaitingWithAsync(open, stop), stop) : [];
        var letters = joins
            ? open.Concat(waiting).GroupBy(m => (m.InReplyTo, m.RecipientAddress, m.Language)).Select(g => Letter.Of([.. g])).Where(l => l.Carrier.CanBeRewritten)
            : open.Select(m => Letter.Of([m]));
        await WriteAsync([.. letters], stop);
    }

    private async Task WriteAsync(IReadOnlyList<Letter> letters, CancellationToken stop)
    {
        foreach (var letter in letters) { GiveLink(letter); }
        var codes = letters.SelectMany(l => l.Asking).Distinct(StringComparer.Ordinal).ToList();
        var tickets = codes.Count == 0 ? [] : await db.Tickets.AsNoTracking().Where(t => codes.Contains(t.Code)).ToDictionaryAsync(t => t.Code, StringComparer.Ordinal, stop);
        foreach (var letter in letters)
        {
            var ticket = letter.Asking.Select(tickets.GetValueOrDefault).OfType<Ticket>().FirstOrDefault(t => MayAnswer(t, letter.Carrier));
            if (letter.Told.Count <= 1 && ticket is null) { continue; } // as it was written
            var token = ticket is null ? null : NewToken(ticket);
            foreach (var other in letter.Told.Select(t => t.Mail).Where(m => m != letter.Carrier)) { other.JoinInto(letter.Carrier); }
            mailer.Rewrite(letter.Carrier, words =>
            {
                var content = letter.Told.Count == 1 ? letter.Told[0].Content : JoinedMail.Of(words, [.. letter.Told.Select(t => (t.Mail.CreatedAt, t.Content))]);
                return token is null ? content : content.WithAnswers(words, mailer, ticket!, token);
            });
        }
    }

    /// <summary>Mails whose button is a link of its own. Each is alone in its thread.</summary>
    private void GiveLink(Letter letter)
    {
        (TokenPurpose Purpose, TimeSpan Lifetime)? link = letter.Carrier.Kind switch
        {
            PeopleMail.Invitation => (TokenPurpose.Invitation, SingleUseToken.InvitationLifetime),
            PeopleMail.ConfirmAddress => (TokenPurpose.EmailConfirmation, SingleUseToken.ConfirmationLifetime),
            _ => null,
        };
        if (link is not { } made || letter.Told[0].Content is not { Button: { } button } content) { return; }
        var token = Secrets.NewKey();
        db.SingleUseTokens.Add(new SingleUseToken(made.Purpose, letter.Carrier.Reference, Secrets.Hash(token), mailer.Now, made.Lifetime));
        mailer.Rewrite(letter.Carrier, _ => content with { Button = button with { Link = new Uri($"{button.Link}?token={token}") } });
    }

    // A link answers as the requester: nobody else's copy has one.
    private static bool MayAnswer(Ticket ticket, OutboxMessage mail) =>
        (ticket.CanConfirm || ticket.CanRate) && string.Equals(ticket.NotifyEmail, mail.RecipientAddress, StringComparison.OrdinalIgnoreCase);

    private string NewToken(Ticket ticket)
    {
        var token = Secrets.NewKey();
        db.SingleUseTokens.Add(new SingleUseToken(TokenPurpose.Resolution, ticket.ResolutionKey, Secrets.Hash(token), mailer.Now, SingleUseToken.ResolutionLifetime));
        return token;
    }

    /// <summary>What goes out as one mail, in the order in which it happened.</summary>
    private sealed record Letter(OutboxMessage Carrier, IReadOnlyList<(OutboxMessage Mail, MailContent Content)> Told)
    {
        /// <summary>Tickets whose resolution it asks about.</summary>
        public IEnumerable<string> Asking => Told.Where(t => t.Content.AsksForAnswer).Select(t => t.Mail.Reference);

        public static Letter Of(IReadOnlyList<OutboxMessage> mails)
        {
            var carrier = mails.OrderBy(m => m.CanBeRewritten ? 0 : 1).ThenBy(m => m.CreatedAt).First();
            return new Letter(carrier, [.. mails.DistinctBy(m => m.Id).Where(m => m.CanJoin).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Select(m => (m, MailContent.FromJson(m.Content!)))]);
        }
    }
}
