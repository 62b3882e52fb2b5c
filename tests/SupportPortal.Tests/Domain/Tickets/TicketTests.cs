using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using Xunit;
using static SupportPortal.Tests.Domain.Tickets.TicketSetting;

namespace SupportPortal.Tests.Domain.Tickets;

public class TicketTests
{
    private readonly TicketSetting _setting = new();

    private Ticket Ticket => _setting.Ticket;

    [Fact]
    public void Opening_promises_a_response_and_a_solution_and_writes_the_first_line()
    {
        Assert.Equal((TicketStatus.New, Priority.Critical, true), (Ticket.Status, Ticket.Priority, Ticket.AwaitsReply));
        Assert.Equal((_setting.OpenedAt.AddHours(2), _setting.OpenedAt.AddHours(4)),
            (_setting.Clock(SlaMetric.FirstResponse).DueAt, _setting.Clock(SlaMetric.Resolution).DueAt));
        Assert.Equal(Ticket.DueAt, _setting.Clock(SlaMetric.Resolution).DueAt);
        Assert.Equal((TicketEventKind.Opened, "Ana Prado"), (Assert.Single(Ticket.History).Kind, Ticket.History[0].ByName));
        Assert.Equal("A nota volta com a rejeição 539.", Assert.Single(Ticket.Messages).Body);
    }

    [Fact]
    public void A_category_out_of_scope_opens_no_ticket() =>
        Assert.Throws<RuleException>(() => Open(_setting.OpenedAt, outOfScope: "Fale com o gestor do contrato."));

    [Fact]
    public void The_first_answer_takes_a_new_ticket_into_work_and_meets_the_response_clock()
    {
        Ticket.Reply("Estamos vendo.", Calendar, Bruno, _setting.After(20));
        Assert.Equal((TicketStatus.InProgress, false), (Ticket.Status, Ticket.AwaitsReply));
        Assert.False(_setting.Clock(SlaMetric.FirstResponse).IsRunning);
        Assert.True(_setting.Clock(SlaMetric.Resolution).IsRunning);
        Assert.Equal((nameof(TicketStatus.New), nameof(TicketStatus.InProgress)), (Ticket.History[^1].From, Ticket.History[^1].To));
    }

    [Fact]
    public void A_note_changes_nothing_that_the_customer_sees_and_hides_its_files()
    {
        var before = Ticket.UpdatedAt;
        var note = Ticket.AddNote("O cliente está sem backup.", Bruno, _setting.After(5));
        var file = new StoredFile(Guid.NewGuid(), 7, 2, "log.txt", "text/plain", 3, [1], ScanState.Clean, before);
        note.Attach(file);
        Assert.Equal((before, TicketStatus.New, true, true), (Ticket.UpdatedAt, Ticket.Status, note.IsInternal, file.IsInternal));
        Assert.Single(Ticket.History);
        Assert.Throws<RuleException>(() => Ticket.AddNote("Sou eu.", Ana, _setting.After(5)));
    }

    [Fact]
    public void A_file_of_another_company_cannot_be_attached()
    {
        var file = new StoredFile(Guid.NewGuid(), 8, 2, "log.txt", "text/plain", 3, [1], ScanState.Clean, _setting.OpenedAt);
        Assert.Throws<RuleException>(() => Ticket.Messages[0].Attach(file));
    }

    [Fact]
    public void An_answer_of_the_customer_ends_the_waiting_and_starts_the_clock_of_the_next_response()
    {
        Ticket.Reply("Qual é a série?", Calendar, Bruno, _setting.After(20));
        Ticket.WaitForCustomer("Qual é a série?", Calendar, Bruno, _setting.After(1));
        Assert.True(Ticket.IsPaused);
        Ticket.ReplyFromCustomer("É a 2.", Calendar, Ana, _setting.After(60));
        Assert.Equal((TicketStatus.InProgress, true), (Ticket.Status, Ticket.AwaitsReply));
        Assert.Equal(TimeSpan.FromHours(2), _setting.Clock(SlaMetric.NextResponse).Target);
        Assert.Equal(_setting.OpenedAt.AddHours(5), Ticket.DueAt);
    }

    [Fact]
    public void An_answer_given_while_the_customer_is_asked_is_not_late_for_the_time_we_waited()
    {
        Ticket.WaitForCustomer("Qual é a série?", Calendar, Bruno, _setting.After(60));
        Ticket.Reply("Ainda precisamos da série.", Calendar, Bruno, _setting.After(600));
        Assert.Null(_setting.Clock(SlaMetric.FirstResponse).BreachedAt);
    }

    [Fact]
    public void A_second_message_in_a_row_starts_no_second_clock()
    {
        Ticket.Reply("Veja agora.", Calendar, Bruno, _setting.After(20));
        Ticket.ReplyFromCustomer("Igual.", Calendar, Ana, _setting.After(5));
        Ticket.ReplyFromCustomer("Continua igual.", Calendar, Ana, _setting.After(5));
        Assert.Single(Ticket.Clocks, c => c.Metric is SlaMetric.NextResponse);
    }

    [Fact]
    public void Waiting_needs_a_reason() =>
        Assert.Throws<RuleException>(() => Ticket.WaitForThirdParty(" ", Calendar, Bruno, _setting.After(5)));

    [Fact]
    public void A_resolved_ticket_can_be_confirmed_and_then_rated_once()
    {
        _setting.Resolved();
        Assert.Throws<RuleException>(() => Ticket.Rate(5, null, Ana, _setting.After(1)));
        Ticket.Confirm(Calendar, Ana, _setting.After(10));
        Ticket.Rate(4, "Rápido.", Ana, _setting.After(1));
        Assert.Equal((TicketStatus.Closed, 4, "Rápido."), (Ticket.Status, Ticket.Rating, Ticket.RatingComment));
        Assert.Throws<RuleException>(() => Ticket.Rate(1, null, Ana, _setting.After(1)));
        Assert.Equal(TicketEventKind.Rated, Ticket.History[^1].Kind);
    }

    [Fact]
    public void A_rating_is_from_1_to_5()
    {
        _setting.Resolved();
        Ticket.Confirm(Calendar, Ana, _setting.After(10));
        Assert.Throws<RuleException>(() => Ticket.Rate(6, null, Ana, _setting.After(1)));
    }

    [Fact]
    public void Reopening_goes_back_to_work_under_the_same_promise_less_the_time_it_was_resolved()
    {
        _setting.Resolved();
        Ticket.Reopen("Voltou a falhar.", Calendar, Ana, _setting.After(120));
        Assert.Equal((TicketStatus.InProgress, true), (Ticket.Status, Ticket.AwaitsReply));
        Assert.Equal(_setting.OpenedAt.AddHours(6), Ticket.DueAt);
        Assert.True(_setting.Clock(SlaMetric.Resolution).IsRunning);
        Assert.True(_setting.Clock(SlaMetric.NextResponse).IsRunning);
    }

    [Fact]
    public void After_the_window_neither_reopening_nor_writing_is_possible()
    {
        _setting.Resolved();
        var late = Ticket.ReopenUntil!.Value.AddSeconds(1);
        Assert.False(Ticket.CanReopen(late));
        Assert.Throws<RuleException>(() => Ticket.Reopen("Voltou.", Calendar, Ana, late));
        Assert.Throws<RuleException>(() => Ticket.ReplyFromCustomer("Voltou.", Calendar, Ana, late));
    }

    [Fact]
    public void A_closed_ticket_takes_nothing_more()
    {
        _setting.Resolved();
        Ticket.Confirm(Calendar, Ana, _setting.After(10));
        var at = _setting.After(1);
        Action[] verbs =
        [
            () => Ticket.Reply("Oi.", Calendar, Bruno, at), () => Ticket.ReplyFromCustomer("Oi.", Calendar, Ana, at),
            () => Ticket.Resolve(Calendar, Bruno, at), () => Ticket.Reopen("Oi.", Calendar, Ana, at), () => Ticket.Confirm(Calendar, Ana, at),
            () => Ticket.Cancel("Oi.", Calendar, Ana, at), () => Ticket.WaitForCustomer("Oi.", Calendar, Bruno, at),
            () => Ticket.WaitForThirdParty("Oi.", Calendar, Bruno, at), () => Ticket.StartWork(Calendar, Bruno, at),
            () => Ticket.Assign(Staff(2, "Bruno"), Bruno, at), () => Ticket.LinkServiceOrder("2026-000001", Bruno, at),
            () => Ticket.ChangePriority(Priority.Low, OneDay, Calendar, "Oi.", Bruno, at),
        ];
        var lines = Ticket.History.Count;
        Assert.All(verbs, verb => Assert.Throws<RuleException>(verb));
        Assert.Equal(lines, Ticket.History.Count);
    }

    [Fact]
    public void Cancelling_needs_a_reason_and_an_open_ticket()
    {
        Assert.Throws<RuleException>(() => Ticket.Cancel(" ", Calendar, Ana, _setting.After(5)));
        Ticket.Cancel("Resolvemos por aqui.", Calendar, Ana, _setting.After(5));
        Assert.Equal((TicketStatus.Cancelled, "Resolvemos por aqui."), (Ticket.Status, Ticket.History[^1].Note));
        Assert.Throws<RuleException>(() => Ticket.Cancel("De novo.", Calendar, Ana, _setting.After(5)));
    }

    [Fact]
    public void Only_staff_can_be_responsible_and_the_same_person_twice_is_one_line()
    {
        var camila = Staff(3, "Camila Rocha");
        Assert.Throws<RuleException>(() => Ticket.Assign(new() { Id = 9, Name = "Ana", Kind = PersonKind.Contact }, Bruno, _setting.After(1)));
        Ticket.Assign(camila, Bruno, _setting.After(1));
        Ticket.Assign(camila, Bruno, _setting.After(1));
        Assert.Equal((3, 2), (Ticket.AssigneeId, Ticket.History.Count));
    }

    [Fact]
    public void A_message_is_never_blank() =>
        Assert.Throws<RuleException>(() => Ticket.ReplyFromCustomer(" \n", Calendar, Ana, _setting.After(5)));
}
