using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    public const string Question = "Consulta técnica", Stopped = "Defeito com paralisação", Defect = "Defeito sem paralisação";

    /// <summary>A ticket as its customer opened it, in one of the three categories every installation starts with.</summary>
    public async Task<Ticket> OpenedTicket(
        Person? requester = null, string category = Question, string subject = "Nota rejeitada", DateTimeOffset? at = null, Action<Ticket>? then = null, int? productId = null, Cpf? cpf = null, params FieldAnswer[] answers)
    {
        requester ??= await Contact();
        var opened = at ?? portal.Clock.Now;
        await using var db = portal.OpenDb();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        var customerId = requester.CustomerId ?? await db.Memberships.Where(m => m.PersonId == requester.Id).Select(m => m.CustomerId).FirstAsync();
        var kind = await db.Categories.SingleAsync(c => c.Name == category);
        var ticket = Ticket.Open(
            await db.NextAsync(Numbers.Ticket, opened), customerId,
            new TicketForm(requester.Name, cpf, "Fiscal", "ana@cliente.example", subject, "A nota volta com a rejeição 539.") { Answers = answers },
            kind, await Terms(db, customerId, kind, productId), productId, topicId: null, StandardCalendar.Instance,
            new Actor(requester.Id, requester.Name, Side.Customer), opened);
        then?.Invoke(ticket);
        if (ticket.Assignee is { } assignee) { db.Attach(assignee); }
        if (ticket.Team is { } team) { db.Attach(team); }
        db.Tickets.Add(ticket);
        await db.SaveChangesAsync();
        return ticket;
    }

    /// <summary>What the company is promised for a ticket opened today; the schedule is a row of this context.</summary>
    public async Task<SlaTerms> Terms(PortalDbContext db, int customerId, Category category, int? productId = null)
    {
        var sla = portal.Services.GetRequiredService<SlaCatalog>();
        var offers = await sla.OffersAsync(db, db.Contracts, customerId, portal.Clock.Today());
        return await sla.StoredAsync(db, offers.For(productId, category.Id, category.Priority));
    }

    /// <summary>The person as history lines name him or her.</summary>
    public static Actor By(Person person) => new(person.Id, person.Name, person.Kind is PersonKind.Staff ? Side.Staff : Side.Customer);
}
