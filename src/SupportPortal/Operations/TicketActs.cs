using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Operations;

/// <summary>
/// Does to a ticket what a macro or a change in bulk says, by its own verbs. The ticket must have been loaded to change, with its company, product, category,
/// assignee and team; nothing is saved.
/// </summary>
public sealed class TicketActs(SlaCatalog sla, Mailer mailer)
{
    /// <summary>What has come of it: whether anything is another, and the mail about it.</summary>
    public sealed record Outcome(bool Changed, Func<MailRecipient?, OutboxMessage>? Mail);

    public async Task<Outcome> DoAsync(PortalDbContext db, BulkAct act, Ticket ticket, Actor by, DateTimeOffset at, CancellationToken stop)
    {
        var (before, owner, lines, messages) = (ticket.Status, ticket.AssigneeId, ticket.History.Count, ticket.Messages.Count);
        await SetAsync(db, act, ticket, by, at, stop);
        if (act.RecalculateReason is { } reason) { await RecalculateAsync(db, ticket, reason, by, at, stop); }
        var reply = act.Reply is null ? null : ticket.Reply(act.ReplyTo(ticket, by.Name, at), StandardCalendar.Instance, by, at);
        Move(act, ticket, by, at);
        var changed = ticket.History.Count > lines || ticket.Messages.Count > messages || act.Follow;
        return new(changed, MailAbout(act, ticket, reply, moved: ticket.Status != before, assigned: ticket.AssigneeId != owner));
    }

    /// <summary>Who has it, how urgent it is and what kind of request, a note of it, and who follows it.</summary>
    /// <param name="db">Where the ticket was loaded.</param>
    /// <param name="act">What is to be done.</param>
    /// <param name="ticket">To what.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">Now, or the moment of the reply it belongs to.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="asFarAsItGoes">What has gone since it was chosen is left out, where refusing would hold up a reply that is on its way.</param>
    public async Task SetAsync(PortalDbContext db, BulkAct act, Ticket ticket, Actor by, DateTimeOffset at, CancellationToken stop, bool asFarAsItGoes = false)
    {
        if ((act.ToMe ? by.PersonId : act.AssigneeId) is { } personId)
        {
            var person = await db.People.Desk().SingleOrDefaultAsync(p => p.Id == personId, stop);
            RuleException.ThrowIf(person is null && !asFarAsItGoes, "Escolha alguém da equipe.");
            if (person is not null) { ticket.Assign(person, by, at); }
        }
        if (act.TeamId is { } teamId)
        {
            var team = await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId && t.IsActive, stop);
            RuleException.ThrowIf(team is null && !asFarAsItGoes, "Esta equipe não está mais em uso.");
            if (team is not null) { ticket.HandTo(team, by, at); }
        }
        if (ticket.IsOpen || !asFarAsItGoes) { await RankAsync(db, act, ticket, by, at, asFarAsItGoes, stop); }
        if (act.Note is { } note) { ticket.AddNote(CannedReply.Fill(note, ticket, by.Name, at), by, at); }
        if (act.Follow) { await db.FollowAsync(ticket, [by.PersonId!.Value], at); }
    }

    private async Task RankAsync(PortalDbContext db, BulkAct act, Ticket ticket, Actor by, DateTimeOffset at, bool asFarAsItGoes, CancellationToken stop)
    {
        if (act.CategoryId is null && act.Priority is null) { return; }
        var category = ticket.Category!;
        if (act.CategoryId is { } categoryId)
        {
            var chosen = await db.Categories.SingleOrDefaultAsync(c => c.Id == categoryId, stop);
            if (!asFarAsItGoes) { BulkAct.Check(chosen); }
            if (chosen is { IsActive: true, OutOfScopeAnswer: null }) { category = chosen; }
        }
        var book = await sla.BookAsync(db, stop);
        if (category.Id != ticket.CategoryId) { ticket.ChangeCategory(category, book.TermsOf(ticket, category.Id, category.Priority), StandardCalendar.Instance, by, at); }
        if (act.Priority is { } priority) { ticket.ChangePriority(priority, book.TermsOf(ticket, category.Id, priority), StandardCalendar.Instance, act.PriorityReason ?? "", by, at); }
    }

    /// <summary>By what is in force now in the customer's contract.</summary>
    private async Task RecalculateAsync(PortalDbContext db, Ticket ticket, string reason, Actor by, DateTimeOffset at, CancellationToken stop)
    {
        var offers = await sla.OffersAsync(db, db.Contracts, ticket.CustomerId, PortalTime.DayOf(at), stop);
        var terms = await sla.StoredAsync(db, offers.For(ticket.ProductId, ticket.CategoryId, ticket.Priority), stop);
        ticket.Recalculate(terms, reason, StandardCalendar.Instance, by, at);
    }

    private static void Move(BulkAct act, Ticket ticket, Actor by, DateTimeOffset at)
    {
        switch (act.Status)
        {
            case TicketStatus.InProgress: ticket.StartWork(StandardCalendar.Instance, by, at); break;
            case TicketStatus.WaitingCustomer: ticket.WaitForCustomer(act.Reason ?? "", StandardCalendar.Instance, by, at); break;
            case TicketStatus.WaitingThirdParty: ticket.WaitForThirdParty(act.Reason ?? "", StandardCalendar.Instance, by, at); break;
            case TicketStatus.Resolved: ticket.Resolve(StandardCalendar.Instance, by, at, act.Reason); break;
        }
    }

    /// <summary>One mail for one ticket, whatever was changed of it, as when it is changed on its own page.</summary>
    private Func<MailRecipient?, OutboxMessage>? MailAbout(BulkAct act, Ticket ticket, TicketMessage? reply, bool moved, bool assigned) => (act.Status, reply) switch
    {
        (TicketStatus.Resolved, _) => to => TicketMail.Resolved(mailer, ticket, reply?.Body ?? act.Reason, to: to),
        (TicketStatus.WaitingCustomer or TicketStatus.WaitingThirdParty, _) when moved => to => TicketMail.StateChanged(mailer, ticket, reply?.Body ?? act.Reason, to: to),
        (_, not null) => to => TicketMail.Replied(mailer, ticket, reply, to: to),
        (not null, null) when moved => to => TicketMail.StateChanged(mailer, ticket, act.Reason, to: to),
        _ when assigned => to => TicketMail.Assigned(mailer, ticket, to: to),
        _ => null,
    };
}
