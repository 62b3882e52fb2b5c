using FsCheck;
using FsCheck.Fluent;
using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Domain.Tickets;

namespace SupportPortal.Tests.Domain.Sla;

/// <summary>Tickets under any terms, to which anything happens in any order; what the rules refuse leaves them as they were.</summary>
internal sealed record AnyHistory(SlaTerms Terms, DateTimeOffset OpenedAt, IReadOnlyList<(int Act, int Minutes)> Steps)
{
    private static readonly WeekHours[] Weeks =
    [
        WeekHours.Standard,
        new(Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => "00:00-24:00")),
        new(new Dictionary<DayOfWeek, string> { [DayOfWeek.Monday] = "06:00-06:30, 10:15-11:45, 22:00-24:00", [DayOfWeek.Saturday] = "09:00-13:00" }),
    ];

    private static readonly Gen<SlaPromise> Promise =
        from minutes in Gen.Choose(1, 1_500)
        from hours in Gen.Elements(Hours.ClockTime, Hours.BusinessTime)
        from origin in Gen.Elements(SlaOrigin.Registration, SlaOrigin.Identification)
        select new SlaPromise(TimeSpan.FromMinutes(minutes), hours, origin);

    public static readonly Gen<AnyHistory> Any =
        from first in Promise
        from next in Promise
        from solution in Promise
        from week in Gen.Elements(Weeks)
        from customer in Gen.Elements(true, true, false)
        from thirdParty in Gen.Elements(true, false)
        from minute in Gen.Choose(0, 60 * 24 * 120)
        from steps in (from act in Gen.Choose(0, 11) from minutes in Gen.Choose(1, 900) select (act, minutes)).ArrayOf(8)
        select new AnyHistory(
            new SlaTerms(first, next with { Origin = SlaOrigin.Registration }, solution)
            {
                Schedule = new WorkSchedule(new WorkCalendar("Horas", week), true, [new HolidaySet("Cidade", HolidayScope.Municipal, "25/01 Aniversário\nPáscoa-47 Carnaval\n02/12/2026 Ponto facultativo")], customer, thirdParty),
            },
            new DateTimeOffset(2026, 10, 1, 3, 0, 0, TimeSpan.Zero).AddMinutes(minute), steps);

    public static readonly Priority[] Priorities = Enum.GetValues<Priority>();

    /// <summary>The ticket after each step, and when that was.</summary>
    public IEnumerable<(Ticket Ticket, DateTimeOffset At)> Play()
    {
        var (ticket, at) = (TicketSetting.Open(OpenedAt, Terms), OpenedAt);
        yield return (ticket, at);
        foreach (var (act, minutes) in Steps)
        {
            at = at.AddMinutes(minutes).AddSeconds(act);
            var problem = Record.Exception(() => Do(ticket, act, at));
            Assert.True(problem is null or RuleException, $"{problem}");
            yield return (ticket, at);
        }
    }

    public (Ticket Ticket, DateTimeOffset At) End() => Play().Last();

    private static void Do(Ticket ticket, int act, DateTimeOffset at)
    {
        var (calendar, ana, bruno) = (TicketSetting.Calendar, TicketSetting.Ana, TicketSetting.Bruno);
        switch (act)
        {
            case 0 or 1: ticket.Reply("Veja agora.", calendar, bruno, at); break;
            case 2 or 3: ticket.ReplyFromCustomer("Ainda falha.", calendar, ana, at); break;
            case 4 or 5: ticket.WaitForCustomer("Qual é a série?", calendar, bruno, at); break;
            case 6: ticket.WaitForThirdParty("Sefaz.", calendar, bruno, at); break;
            case 7: ticket.StartWork(calendar, bruno, at); break;
            case 8: ticket.Resolve(calendar, bruno, at); break;
            case 9: ticket.Assign(TicketSetting.Staff(2, "Bruno Teixeira"), bruno, at); break;
            case 10: ticket.Warn(calendar, at); break;
            default: ticket.Reply("Recebemos.", calendar, SupportPortal.Domain.Accounts.Actor.System, at); break;
        }
    }
}
