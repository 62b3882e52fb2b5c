using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.BackOffice.Desk.Tickets;

/// <summary>One ticket, with its conversation, and what an analyst wants beside it.</summary>
public sealed record Workspace(Ticket Ticket)
{
    public required ILookup<string, SideRow> Side { get; init; }

    /// <summary>Messages of the tickets that were joined to this one.</summary>
    public IReadOnlyList<TicketMessage> Joined { get; private set; } = [];
    /// <summary>Where what this analyst has not read begins, notes of colleagues included.</summary>
    public TicketMessage? FirstNew { get; private set; }
    public int NewCount { get; private set; }

    /// <summary>In force, a line for each product.</summary>
    public IEnumerable<ContractRow> Contracts => Side[SideRow.Contract].Select(c => new ContractRow(c.Code, DateOnly.ParseExact(c.State, "yyyy-MM-dd", CultureInfo.InvariantCulture), c.Text));
    public IReadOnlyList<DeskChoice> Staff { get; private set; } = [];
    public IReadOnlyList<DeskChoice> Categories { get; private set; } = [];

    /// <summary>Names of the requester's colleagues who follow it.</summary>
    public IEnumerable<string> Participants => Side[SideRow.Participant].Select(p => p.Text);

    public IReadOnlyList<DeskChoice> Teams { get; private set; } = [];
    public required ILookup<string, DeskChoice> Choices { get; init; }
    public IReadOnlyList<DeskChoice> Replies { get; private set; } = [];

    /// <summary>What the viewer has begun to write here, and every reply that waits to leave, the first one first.</summary>
    public IReadOnlyList<ReplyDraft> Drafts { get; private set; } = [];
    public IEnumerable<ReplyDraft> Held => Drafts.Where(d => d.IsHeld);

    /// <summary>The queue's views for the sidebar, and the tickets beside this one in the view it was opened from.</summary>
    public required DeskMenu Menu { get; init; }

    public long LastMessageId => Ticket.Messages.Select(m => m.Id).DefaultIfEmpty().Max();
    public long LastEventId => Ticket.History.Select(e => e.Id).DefaultIfEmpty().Max();

    public long LastHeldId => Held.Select(d => d.Id).DefaultIfEmpty().Max();

    public bool IsFollowedBy(Viewer me) => Side[SideRow.Follower].Any(f => f.Id == me.PersonId);

    /// <summary>Where a joined message stands.</summary>
    public string CodeOf(TicketMessage joined) => Side[SideRow.Joined].FirstOrDefault(j => j.Amount == joined.TicketId)?.Code ?? "";

    public ReplyDraft? DraftOf(Viewer me, bool isInternal) =>
        Drafts.FirstOrDefault(d => d.PersonId == me.PersonId && !d.IsHeld && d.IsInternal == isInternal && !d.IsEmpty);

    /// <summary>Somebody else has written or changed something since, or is about to: a reply that is still held counts.</summary>
    public bool HasNewsFor(Viewer me, long message, long line, long held) =>
        Ticket.Messages.Any(m => m.Id > message && m.AuthorId != me.PersonId) || Ticket.History.Any(e => e.Id > line && e.ById != me.PersonId)
        || Held.Any(d => d.Id > held && d.PersonId != me.PersonId);

    /// <summary>The conversation is on the screen: what had not been read is marked, and is read from now on.</summary>
    public async Task MarkReadAsync(PortalDbContext db, Viewer me, DateTimeOffset now)
    {
        var read = Side[SideRow.Read].Sum(r => r.Amount);
        if (read < LastMessageId) { await db.MarkReadAsync(me, Ticket, LastMessageId, now); }
        var unread = Ticket.Messages.Where(m => m.Id > read && m.AuthorId != me.PersonId).OrderBy(m => m.At).ThenBy(m => m.Id).ToList();
        if (unread.Count > 0 && unread[0] != Ticket.Messages[0]) { (FirstNew, NewCount) = (unread[0], unread.Count); }
    }

    public static async Task<Workspace?> LoadAsync(PortalDbContext db, Viewer me, string code, DateTimeOffset now, IQueryCollection query)
    {
        var ticket = await db.Tickets.VisibleTo(me)
            .Include(t => t.Customer).Include(t => t.Category).Include(t => t.Product).Include(t => t.Assignee).Include(t => t.Team).Include(t => t.Invoice)
            .Include(t => t.Clocks).Include(t => t.Pauses).AsSingleQuery()
            .SingleOrDefaultAsync(t => t.Code == code);
        if (ticket is null) { return null; }
        var messages = await db.Tickets.Where(t => t.Id == ticket.Id || t.MergedIntoId == ticket.Id).SelectMany(t => t.Messages)
            .OrderBy(m => m.Id).Include(m => m.Files).AsSingleQuery().ToListAsync();
        await db.TicketEvents.Where(e => e.TicketId == ticket.Id).OrderBy(e => e.Id).LoadAsync();
        var side = await db.TicketSideAsync(ticket, me.PersonId, me.IsFinance, PortalTime.DayOf(now));
        if (side[SideRow.Answers].Any(a => a.Amount > 0)) { await db.TicketAnswers.Where(a => a.TicketId == ticket.Id).OrderBy(a => a.Position).LoadAsync(); }
        var choices = await db.DeskChoicesAsync(me);
        return new Workspace(ticket)
        {
            Menu = await DeskMenu.LoadAsync(db, me, QueueFilter.Read(query, choices), choices, now, of: ticket),
            Side = side,
            Joined = [.. messages.Where(m => m.TicketId != ticket.Id)],
            Drafts = await db.ReplyDrafts.Include(d => d.Person).Include(d => d.Files).Where(d => d.TicketId == ticket.Id && (d.PersonId == me.PersonId || d.SendAt != null))
                .OrderBy(d => d.SendAt).ThenBy(d => d.Id).AsSingleQuery().ToListAsync(),
            Choices = choices,
            Staff = [.. choices[DeskChoice.Staff]],
            Teams = [.. choices[DeskChoice.Team]],
            Replies = [.. choices[DeskChoice.Reply]],
            Categories = [.. choices[DeskChoice.Category].Where(c => c.Name != Category.Dispute || c.Id == ticket.CategoryId)],
        };
    }

    public sealed record ContractRow(string Number, DateOnly EndsOn, string Product);
}
