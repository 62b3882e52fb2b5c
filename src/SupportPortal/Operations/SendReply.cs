using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Operations;

/// <summary>
/// What an analyst has written becomes part of the ticket: a note at once, a reply when it can no longer be taken back. Whoever comes first after that,
/// the job or a page of the desk, sends it; of two the second finds the draft gone.
/// </summary>
public sealed class SendReply(SystemDb systemDb, TicketActs acts, Distribution distribution, Mailer mailer, TimeProvider clock, ILogger<SendReply> log)
{
    private const int BatchSize = 100;

    /// <summary>Adds the message, moves the ticket as its author wanted, and drops the draft. The mail about it for <see cref="Participants"/>, one whatever has changed.</summary>
    /// <param name="askedSince">When the customer wrote after the reply's own moment: then it moves nothing, as its author has not read that.</param>
    public Func<MailRecipient?, OutboxMessage>? Apply(PortalDbContext db, Ticket ticket, ReplyDraft draft, Actor by, DateTimeOffset at, DateTimeOffset? askedSince = null)
    {
        var then = askedSince is null && (ticket.StatusSince <= at) ? draft.Then : Then.Keep;
        var message = draft.IsInternal
            ? ticket.AddNote(draft.Body, by, at)
            : ticket.Reply(draft.Body, StandardCalendar.Instance, by, at, askedSince);
        foreach (var file in draft.Files.ToList()) { message.Attach(file); }
        Move(ticket, then, draft.Reason, by, at);
        db.ReplyDrafts.Remove(draft);
        return (then, draft.IsInternal) switch
        {
            (Then.Resolved, _) => to => TicketMail.Resolved(mailer, ticket, message.Body, to: to),
            (Then.Keep, true) => null, // a note by itself tells the customer nothing
            (_, true) => to => TicketMail.StateChanged(mailer, ticket, draft.Reason, to: to),
            (Then.WaitingCustomer or Then.WaitingThirdParty, false) => to => TicketMail.StateChanged(mailer, ticket, message.Body, to: to),
            _ => to => TicketMail.Replied(mailer, ticket, message, to: to),
        };
    }

    /// <summary>Whoever is named in a note hears of the ticket from now on, and of this note first.</summary>
    public async Task SubscribeAsync(PortalDbContext db, Ticket ticket, string note, IReadOnlyCollection<(int Id, string Name)> staff, Actor by)
    {
        var named = Mentions.In(note, staff).Where(id => id != by.PersonId).ToList();
        if (named.Count == 0) { return; }
        foreach (var follower in await db.FollowAsync(ticket, named, clock.GetUtcNow())) { follower.Mention(by); }
    }

    /// <summary>Sends every reply that has been held long enough, of one ticket or of all; how many were sent.</summary>
    public async Task<int> ReleaseAsync(long? ticketId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        List<long> due;
        await using (var db = systemDb.Open())
        {
            due = await db.ReplyDrafts.Due(now).Where(d => ticketId == null || d.TicketId == ticketId).OrderBy(d => d.SendAt).Select(d => d.Id).Take(BatchSize).ToListAsync(stop);
        }
        var sent = 0;
        foreach (var id in due) { sent += await SendAsync(id, now, stop); }
        return sent;
    }

    /// <summary>Back into the composer, as long as it has not left. Of this and the sending at the same moment the database lets one through.</summary>
    public async Task<bool> TakeBackAsync(PortalDbContext db, long id, long ticketId, int personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var draft = await db.ReplyDrafts.Include(d => d.Files).SingleOrDefaultAsync(d => d.Id == id && d.TicketId == ticketId && d.PersonId == personId && d.SendAt != null, stop);
        if (draft?.CanTakeBack(now) is not true) { return false; }
        draft.TakeBack(await BegunAfterAsync(db, draft, stop), now);
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateConcurrencyException) // it left in this very moment
        {
            return false;
        }
    }

    private static async Task<ReplyDraft?> BegunAfterAsync(PortalDbContext db, ReplyDraft draft, CancellationToken stop)
    {
        var begun = await db.ReplyDrafts.Include(d => d.Files).OpenOf(draft.PersonId).SingleOrDefaultAsync(d => d.TicketId == draft.TicketId && !d.IsInternal, stop);
        if (begun is not null) { db.ReplyDrafts.Remove(begun); }
        return begun;
    }

    private async Task<int> SendAsync(long id, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = systemDb.Open();
        try
        {
            var draft = await db.ReplyDrafts.Include(d => d.Files).Include(d => d.Person).Due(now).SingleOrDefaultAsync(d => d.Id == id, stop);
            if (draft is null) { return 0; }
            var ticket = await db.Tickets.ToChange().Include(t => t.Customer).Include(t => t.Product).Include(t => t.Category).Include(t => t.Assignee).Include(t => t.Team).SingleAsync(t => t.Id == draft.TicketId, stop);
            if (!ticket.CanReply) { draft.Return(await BegunAfterAsync(db, draft, stop), now); }
            else
            {
                var at = draft.SentAt;
                var asked = await db.TicketMessages.Where(m => m.TicketId == ticket.Id && m.Side == Side.Customer && m.At > at).OrderBy(m => m.At).Select(m => (DateTimeOffset?)m.At).FirstOrDefaultAsync(stop);
                var author = new Viewer { PersonId = draft.PersonId, Name = draft.Person!.Name, Kind = PersonKind.Staff };
                if (draft.Acts is { } planned) { await acts.SetAsync(db, planned, ticket, author.Actor, at, stop, asFarAsItGoes: true); }
                if (Apply(db, ticket, draft, author.Actor, at, asked) is { } mail) { await new Participants(db, systemDb, mailer, author, clock).TellAsync(ticket, mail, stop); }
            }
            await db.SaveChangesAsync(stop);
            await distribution.GiveAsync(ticket, stop);
            return ticket.CanReply ? 1 : 0;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0; // it was taken back, or sent by another instance, or the ticket has just changed: the next round tells
        }
        catch (Exception e) when (e is not OperationCanceledException) // one reply must not keep the others back
        {
            log.LogError(e, "Reply {DraftId} was not sent", id);
            return 0;
        }
    }

    private static void Move(Ticket ticket, Then then, string? reason, Actor by, DateTimeOffset at)
    {
        switch (then)
        {
            case Then.InProgress: ticket.StartWork(StandardCalendar.Instance, by, at); break;
            case Then.WaitingCustomer: ticket.WaitForCustomer(reason!, StandardCalendar.Instance, by, at); break;
            case Then.WaitingThirdParty: ticket.WaitForThirdParty(reason!, StandardCalendar.Instance, by, at); break;
            case Then.Resolved: ticket.Resolve(StandardCalendar.Instance, by, at); break;
        }
    }
}
