using System.Linq.Expressions;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Tickets;

/// <summary>A look at the open tickets. The list and its counter ask <see cref="Holds"/>, so they cannot disagree.</summary>
/// <param name="Slug">In the address: /atendimento?visao=minha.</param>
public sealed record QueueView(string Slug, Func<Viewer, DateTimeOffset, Expression<Func<Ticket, bool>>> Holds)
{
    /// <summary>How near a deadline must be to show in "Vencem em 1 hora".</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(1);

    public static readonly QueueView Mine = new("minha", (me, _) => t => t.AssigneeId == me.PersonId);
    public static readonly QueueView Unassigned = new("sem-responsavel", (_, _) => t => t.AssigneeId == null);
    public static readonly QueueView DueSoon = new("vencendo", (_, now) => InTheNextHour(now, now + Soon));
    public static readonly QueueView Overdue = new(
        "vencidos", (_, now) => t => t.DueAt < now && t.StandingLeft == null);
    public static readonly QueueView CustomerReplied = new(
        "cliente-respondeu", (_, _) => t => t.AwaitsReply && t.Status != TicketStatus.New);
    public static readonly QueueView WaitingCustomer = new(
        "aguardando-cliente", (_, _) => t => t.Status == TicketStatus.WaitingCustomer);
    public static readonly QueueView WaitingThirdParty = new(
        "aguardando-terceiro", (_, _) => t => t.Status == TicketStatus.WaitingThirdParty);
    public static readonly QueueView Everything = new("todos", (_, _) => t => true);

    public static readonly IReadOnlyList<QueueView> All =
        [Mine, Unassigned, DueSoon, Overdue, CustomerReplied, WaitingCustomer, WaitingThirdParty, Everything];

    public static QueueView? Find(string? slug) => All.FirstOrDefault(v => v.Slug == slug);

    private static Expression<Func<Ticket, bool>> InTheNextHour(DateTimeOffset from, DateTimeOffset to) =>
        t => t.DueAt >= from && t.DueAt < to && t.StandingLeft == null;
}
