using SupportPortal.Domain;
using SupportPortal.Domain.Tickets;
using static SupportPortal.Tests.Domain.Tickets.TicketSetting;

namespace SupportPortal.Tests.Domain.Tickets;

public class ParticipantTests
{
    private readonly TicketSetting _setting = new();

    private Ticket Ticket => _setting.Ticket;

    [Fact]
    public void Copying_in_and_taking_out_are_public_lines_and_twice_is_once()
    {
        for (var i = 0; i < 2; i++) { Ticket.CopyIn(9, "Carla Reis", Ana, _setting.After(1)); }
        Assert.Equal([9], Ticket.Participants.Select(p => p.PersonId));
        for (var i = 0; i < 2; i++) { Ticket.Leave(9, "Carla Reis", Bruno, _setting.After(1)); }
        Assert.Empty(Ticket.Participants);
        Assert.Equal(
            [(TicketEventKind.ParticipantAdded, null, "Carla Reis", false), (TicketEventKind.ParticipantRemoved, "Carla Reis", null, false)],
            Ticket.History.Skip(1).Select(e => (e.Kind, e.From, e.To, e.IsInternal)));
    }

    [Fact]
    public void The_requester_follows_anyway_and_a_closed_ticket_nobody_new()
    {
        Assert.Throws<RuleException>(() => Ticket.CopyIn(Ana.PersonId!.Value, Ana.Name, Bruno, _setting.After(1)));
        Ticket.Cancel("Não é mais preciso.", Calendar, Ana, _setting.After(1));
        Assert.Throws<RuleException>(() => Ticket.CopyIn(9, "Carla Reis", Ana, _setting.After(1)));
    }

    [Fact]
    public void There_is_room_for_twenty()
    {
        for (var i = 0; i < Ticket.MostParticipants; i++) { Ticket.CopyIn(100 + i, $"Pessoa {i}", Ana, _setting.After(1)); }
        Assert.Contains($"{Ticket.MostParticipants}", Assert.Throws<RuleException>(() => Ticket.CopyIn(9, "Carla Reis", Ana, _setting.After(1))).Message, StringComparison.Ordinal);
    }
}
