using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>A short line beside a ticket on the desk: a service order, a colleague who follows it, another ticket of the requester, a product in force.</summary>
/// <param name="Status">Of a contracted product its plan.</param>
/// <param name="On">Of a contracted product the end of its contract.</param>
public sealed record Beside(string Kind, string Code, string Name, string Status, DateTimeOffset On)
{
    public const string Order = "order", Participant = "participant", Ticket = "ticket", Contract = "contract";
}

public static class BesideTicket
{
    /// <summary>
    /// All four lists in one statement, as a page of the desk may cost ten. For staff, who see every company: nothing here asks whose rows they are
    /// but that they are of the ticket's own company.
    /// </summary>
    public static async Task<ILookup<string, Beside>> BesideAsync(this PortalDbContext db, Ticket ticket, DateOnly today)
    {
        var end = PortalTime.At(today, TimeOnly.MinValue);
        var lines = await db.Database.SqlQuery<Beside>($"""
            (select {Beside.Order} as "Kind", number as "Code", title as "Name", status as "Status", {end} as "On" from service_orders
             where ticket_id = {ticket.Id} order by id desc limit 20)
            union all
            (select {Beside.Participant}, '', p.name, '', {end} from ticket_participants t join people p on p.id = t.person_id
             where t.ticket_id = {ticket.Id} order by t.added_at, t.person_id limit {Ticket.MostParticipants})
            union all
            (select {Beside.Ticket}, code, subject, status, updated_at from tickets
             where customer_id = {ticket.CustomerId} and requester_id = {ticket.RequesterId} and id <> {ticket.Id} order by updated_at desc, id desc limit 5)
            union all
            (select {Beside.Contract}, c.number, p.name, x.plan, c.ends_on::timestamp at time zone 'UTC' from contracted_products x
             join contracts c on c.id = x.contract_id join products p on p.id = x.product_id
             where x.customer_id = {ticket.CustomerId} and c.starts_on <= {today} and c.ends_on >= {today} order by c.number, p.name limit 50)
            """).ToListAsync();
        return lines.ToLookup(l => l.Kind, StringComparer.Ordinal);
    }
}
