using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

public class StagesModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : TicketPage(db, me, clock)
{
    /// <summary>The stages that are still to come.</summary>
    public IEnumerable<string> Ahead => Ticket.Status switch
    {
        TicketStatus.New => [words["Em atendimento"], words["Sua validação"], words["Encerrado"]],
        TicketStatus.Resolved => [words["Encerrado"]],
        _ when Ticket.IsFinal => [],
        _ => [words["Sua validação"], words["Encerrado"]],
    };
}
