using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Pages.Tickets;

public class FormModel(PortalDbContext db, Viewer me, TimeProvider clock) : TicketPage(db, me, clock);
