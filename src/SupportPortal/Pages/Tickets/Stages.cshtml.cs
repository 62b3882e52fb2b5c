using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

public class StagesModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : TicketPage(db, me, clock)
{
    /// <summary>How long it was with whom; together they are the life of the ticket.</summary>
    public IEnumerable<(string Name, TimeSpan Time)> Totals => Stage.TimeWith(View.Stages(), Now).Select(t => (Name(t.Key), t.Value));
    public TimeSpan Life => Stage.LifeOf(View.Stages(), Now);

    /// <summary>The stages that are still to come.</summary>
    public IEnumerable<string> Ahead => Ticket.Status switch
    {
        TicketStatus.New => [words["Em atendimento"], words["Sua validação"], words["Encerrado"]],
        TicketStatus.Resolved => [words["Encerrado"]],
        _ when Ticket.IsFinal => [],
        _ => [words["Sua validação"], words["Encerrado"]],
    };

    private string Name(Party party) => party switch
    {
        Party.Us => words["Tempo com a nossa equipe"],
        Party.Customer => words["Tempo com a sua empresa"],
        _ => words["Tempo com terceiros"],
    };
}
