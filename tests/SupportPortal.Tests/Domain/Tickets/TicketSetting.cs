using System.Globalization;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Domain.Tickets;

/// <summary>A ticket outside any database, and the people and hours around it.</summary>
internal sealed class TicketSetting
{
    public static readonly BusinessCalendar Calendar = StandardCalendar.Instance;
    public static readonly Actor Ana = new(1, "Ana Prado", Side.Customer);
    public static readonly Actor Bruno = new(2, "Bruno Teixeira", Side.Staff);
    public static readonly SlaTerms FourHours = Target(2, 4);
    public static readonly SlaTerms OneDay = Target(4, 24);

    private DateTimeOffset _now = PortalTime.At(new DateOnly(2026, 11, 18), new TimeOnly(9, 0));

    public TicketSetting() => Ticket = Open(_now);

    public Ticket Ticket { get; }
    public DateTimeOffset OpenedAt => Ticket.OpenedAt;

    /// <summary>So many minutes later.</summary>
    public DateTimeOffset After(double minutes) => _now += TimeSpan.FromMinutes(minutes);

    public SlaClock Clock(SlaMetric metric) => Ticket.Clocks.Last(c => c.Metric == metric);

    public TicketSetting Resolved()
    {
        Ticket.Reply("Ajustamos o cadastro.", Calendar, Bruno, After(30));
        Ticket.Resolve(Calendar, Bruno, After(30), "Cadastro ajustado.");
        return this;
    }

    public static Ticket Open(DateTimeOffset at, SlaTerms? target = null, string? outOfScope = null) => Ticket.Open(
        "2026-000123", customerId: 7,
        new TicketForm("Ana Prado", null, "Fiscal", "ana@example.com", "Nota rejeitada", "A nota volta com a rejeição 539."),
        new Category("Defeito com paralisação", "", Priority.Critical, 1, outOfScope), target ?? FourHours,
        productId: null, topicId: null, Calendar, Ana, at);

    public static Person Staff(int id, string name) => new() { Id = id, Name = name, Kind = PersonKind.Staff };

    public static SlaTerms Target(int firstResponse, int resolution, Hours hours = Hours.ClockTime) =>
        SlaTerms.Of(TimeSpan.FromHours(firstResponse), TimeSpan.FromHours(resolution), hours);

    public static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0.###", CultureInfo.InvariantCulture);
}
