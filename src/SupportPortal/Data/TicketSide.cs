using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>Something that stands beside a ticket in the workspace.</summary>
/// <param name="Id">Its own; of a tie, the tie's.</param>
/// <param name="Amount">Minutes, a number of titles; the other ticket's id for a tie; how far the conversation has been read.</param>
public sealed record SideRow(string Kind, long Id, string Code, string Text, string State, long Amount)
{
    public const string Order = "order", Other = "other", Similar = "similar", Link = "link", LinkBack = "link back", Joined = "joined", Into = "into",
        Minutes = "minutes", Billable = "billable", Follower = "follower", Participant = "participant", Incident = "incident", Contract = "contract", Overdue = "overdue", Read = "read", Answers = "answers";

    public TicketStatus Status => Enum.Parse<TicketStatus>(State);
}

public static class TicketSide
{
    private const int Related = 5, Candidates = 200;

    /// <summary>
    /// All of it in one statement, as the workspace is opened sixty times a day by everybody; the tables have too little in common for LINQ to join them up.
    /// For staff only: nothing here asks who is looking.
    /// </summary>
    public static async Task<ILookup<string, SideRow>> TicketSideAsync(this PortalDbContext db, Ticket ticket, int reader, bool withMoney, DateOnly today)
    {
        var (id, customer, requester) = (ticket.Id, ticket.CustomerId, ticket.RequesterId);
        // The words stand apart, or the plan that the server keeps reads the subject anew for each ticket it looks at.
        var rows = await db.Database.SqlQuery<SideRow>($"""
            with subject as materialized (select replace(portal_query({ticket.Subject})::text, '&', '|')::tsquery as words)
            (select {SideRow.Order} as "Kind", o.id::bigint as "Id", o.number as "Code", o.title as "Text", o.status as "State", 0::bigint as "Amount"
              from service_orders o where o.ticket_id = {id} order by o.id desc limit 20)
            union all
            (select {SideRow.Other}, t.id, t.code, t.subject, t.status, 0 from tickets t
              where t.customer_id = {customer} and t.requester_id = {requester} and t.id <> {id} order by t.updated_at desc, t.id desc limit {Related})
            union all
            (select {SideRow.Similar}, s.id, s.code, s.subject, s.status, 0 from (
                select t.id, t.code, t.subject, t.status, t.requester_id, ts_rank(t.search, q.words) as rank from subject q, tickets t
                where t.search @@ q.words and t.id <> {id} order by t.id desc limit {Candidates}) s
              where s.requester_id is distinct from {requester} order by s.rank desc, s.id desc limit {Related})
            union all
            (select {SideRow.Link}, l.id, t.code, t.subject, l.kind || ' ' || t.status, t.id from ticket_links l join tickets t on t.id = l.to_id where l.from_id = {id} order by l.id limit 50)
            union all
            (select {SideRow.LinkBack}, l.id, t.code, t.subject, l.kind || ' ' || t.status, t.id from ticket_links l join tickets t on t.id = l.from_id where l.to_id = {id} order by l.id limit 50)
            union all
            (select {SideRow.Joined}, m.id, t.code, t.subject, t.status, t.id from ticket_merges m join tickets t on t.id = m.source_id
              where m.target_id = {id} and m.undone_at is null order by m.id limit 50)
            union all
            (select {SideRow.Into}, m.id, t.code, t.subject, t.status, t.id from ticket_merges m join tickets t on t.id = m.target_id where m.source_id = {id} and m.undone_at is null)
            union all
            (select {SideRow.Contract}, c.id, c.number, p.name, c.ends_on::text, 0 from contracted_products cp join contracts c on c.id = cp.contract_id join products p on p.id = cp.product_id
              where cp.customer_id = {customer} and c.starts_on <= {today} and c.ends_on >= {today} order by c.number, p.name limit 50)
            union all
            (select {SideRow.Participant}, p.id, '', p.name, '', 0 from ticket_participants tp join people p on p.id = tp.person_id
              where tp.ticket_id = {id} order by tp.added_at, tp.person_id limit {Ticket.MostParticipants})
            union all
            (select {SideRow.Minutes}, 0, '', '', '', coalesce(sum(e.minutes), 0)::bigint from time_entries e where e.ticket_id = {id})
            union all
            (select {SideRow.Billable}, 0, '', '', '', coalesce(sum(e.minutes), 0)::bigint from time_entries e where e.ticket_id = {id} and e.billable)
            union all
            (select {SideRow.Follower}, p.id, '', p.name, '', 0 from ticket_followers f join people p on p.id = f.person_id where f.ticket_id = {id} order by p.name limit 50)
            union all
            (select {SideRow.Incident}, i.id, case when it.ticket_id is null then '' else 'in' end, i.title, i.status, 0 from incidents i
              left join incident_tickets it on it.incident_id = i.id and it.ticket_id = {id}
              where it.ticket_id is not null or (i.status = {nameof(IncidentStatus.Open)} and i.product_id = {ticket.ProductId}) order by i.id desc limit 5)
            union all
            (select {SideRow.Read}, 0, '', '', '', r.last_message_id from ticket_reads r where r.ticket_id = {id} and r.person_id = {reader})
            union all
            (select {SideRow.Answers}, 0, '', '', '', count(*) from ticket_answers a where a.ticket_id = {id})
            union all
            (select {SideRow.Overdue}, 0, '', '', '', count(*) from invoices v where {withMoney} and v.customer_id = {customer} and v.status = {nameof(Domain.Billing.InvoiceStatus.Open)} and v.due_on < {today})
            """).ToListAsync();
        return rows.ToLookup(r => r.Kind, StringComparer.Ordinal);
    }
}
