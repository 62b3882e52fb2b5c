using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;

namespace SupportPortal.Security;

/// <summary>Writes a line of the audit with the change it tells about: it is saved, or not, with the rest of the context.</summary>
public sealed class Audit(Viewer me, IHttpContextAccessor http, TimeProvider clock)
{
    public const string Ok = "ok", Refused = "refused";

    /// <param name="about">Which thing, by its code: an invoice's number. Never a name, an address, a text or a secret.</param>
    /// <param name="customerId">Whose thing; the viewer's company when left out.</param>
    public void Record(PortalDbContext db, AuditKind kind, string about = "", int? customerId = null, string result = Ok) =>
        RecordFor(db, kind, me.IsSignedIn ? me.PersonId : null, customerId ?? me.CustomerId, about, result);

    /// <summary>While signing in there is no viewer yet.</summary>
    public void RecordFor(PortalDbContext db, AuditKind kind, int? personId, int? customerId, string about = "", string result = Ok) =>
        db.AuditEntries.Add(new AuditEntry(kind, personId, customerId, about, result, ClientNetwork.Of(http.HttpContext), clock.GetUtcNow()));
}
