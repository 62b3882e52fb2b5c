using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.Tickets;

public static class IncidentQueries
{
    /// <summary>Staff see every incident, a customer those of what the company has contracted.</summary>
    /// <param name="contracted">Contracted products in force that the viewer may see.</param>
    public static IQueryable<Incident> VisibleTo(this IQueryable<Incident> incidents, Viewer me, IQueryable<ContractedProduct> contracted) =>
        me.IsStaff ? incidents : incidents.Where(i => contracted.Any(p => p.ProductId == i.ProductId));

    public static IQueryable<Incident> Open(this IQueryable<Incident> incidents) => incidents.Where(i => i.Status == IncidentStatus.Open);
}
