using Microsoft.Extensions.Localization;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Web;

namespace SupportPortal.Pages.Tickets;

/// <summary>How each deadline of the ticket came about, told from its stored intervals, for print.</summary>
public class DeadlinesModel(PortalDbContext db, Viewer me, TimeProvider clock, IStringLocalizer<Words> words) : TicketPage(db, me, clock)
{
    public IEnumerable<ClockAccount> Accounts => View.Accounts(StandardCalendar.Instance, Now);

    public string Holidays(ClockAccount account)
    {
        var (first, last) = (PortalTime.DayOf(account.StartedAt), PortalTime.DayOf(account.Until > account.DueAt ? account.Until : account.DueAt));
        return string.Join(", ", (Ticket.Schedule?.HolidaysBetween(first, last) ?? StandardCalendar.Holidays(first, last)).Select(h => $"{Show.Date(h.Date)} ({words.Name(h)})"));
    }

    /// <summary>Days and hours in which business time counts.</summary>
    public string WorkingHours => string.Join("; ", words.Lines(Ticket.Schedule?.Week ?? WeekHours.Standard).Select(l => $"{l.Days}, {l.Hours}"));

    public bool Awaits(ClockAccount account) => View.Clocks.Any(c => c.AwaitsIdentification && c.Metric == account.Metric);

    public string Result(ClockAccount account) => account switch
    {
        { MetAt: { } met, IsLate: true } => words["Concluído em {0}, depois do prazo", Show.DateTime(met)],
        { MetAt: { } met } => words["Concluído em {0}, dentro do prazo", Show.DateTime(met)],
        { IsLate: true } => words["Em andamento, prazo ultrapassado"],
        _ => words["Em andamento, dentro do prazo"],
    };

    /// <summary>The parts, and the whole they add up to.</summary>
    public IEnumerable<(string Name, TimeSpan Sum)> Sums(ClockAccount account)
    {
        yield return (words["Contou no prazo"], account.Sum(SpanKind.Counted));
        yield return (words["Em pausa"], account.Sum(SpanKind.Paused));
        if (account.Hours is Hours.BusinessTime) { yield return (words["Fora do expediente"], account.Sum(SpanKind.Closed)); }
        yield return (words["Do começo até {0}", account.MetAt is null ? words["agora"].Value : words["a conclusão"].Value], account.Elapsed);
    }
}
