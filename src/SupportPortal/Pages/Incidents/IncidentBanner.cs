using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.Incidents;

/// <summary>What is wrong right now with a product this customer uses.</summary>
public sealed record IncidentBanner(int Id, string Title, string Product, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt)
{
    private const int Limit = 5;

    public static async Task<IReadOnlyList<IncidentBanner>> ListAsync(PortalDbContext db, Viewer me, DateTimeOffset now, int? productId = null) =>
        await db.Incidents.VisibleTo(me, db.ContractedProducts.VisibleTo(me).InForce(PortalTime.DayOf(now))).Open().Where(i => productId == null || i.ProductId == productId).OrderByDescending(i => i.Id)
            .Select(i => new IncidentBanner(i.Id, i.Title, i.Product!.Name, i.StartedAt, i.UpdatedAt)).Take(Limit).ToListAsync();
}
