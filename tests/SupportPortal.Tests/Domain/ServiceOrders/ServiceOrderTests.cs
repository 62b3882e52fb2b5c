using System.Security.Cryptography;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Tests.Domain.ServiceOrders;

public class ServiceOrderTests
{
    private static readonly Actor Rui = new(2, "Rui Prado", Side.Staff), Ana = new(1, "Ana Souza", Side.Customer);
    private static readonly Person Technician = new() { Id = 2, Name = "Rui Prado", Kind = PersonKind.Staff };
    private static readonly DateTimeOffset Thursday = PortalTime.At(new DateOnly(2026, 11, 12), new TimeOnly(10, 0));
    private static readonly byte[] Paper = [1, 2, 3];

    [Fact]
    public void Each_change_leaves_its_line_and_tasks_are_the_lines_that_were_typed()
    {
        var order = Open(" Trocar o leitor \n\n Testar \r\n");
        Assert.Equal(["Trocar o leitor", "Testar"], order.Tasks.Select(t => t.Text));

        order.Schedule(Thursday.AddDays(1), Thursday.AddDays(1).AddHours(2), Rui, Thursday);
        order.Entrust(new Person { Id = 3, Name = "Lia Reis", Kind = PersonKind.Staff }, Rui, Thursday);
        order.Start(Rui, Thursday);
        order.MarkTask(0, done: true, Rui, Thursday);
        order.MarkTask(0, done: true, Rui, Thursday); // pressed twice
        order.AddPart("Leitor", 1, Rui, Thursday);
        order.AddHours(Technician, new DateOnly(2026, 11, 12), 90, isBillable: true, Rui, Thursday);
        order.AddHours(Technician, new DateOnly(2026, 11, 12), 30, isBillable: false, Rui, Thursday);
        order.AddPhoto(Photo(), Rui, Thursday);
        order.RemovePart(0, Rui, Thursday);

        Assert.Equal((120, 90, "Lia Reis"), (order.MinutesSpent, order.BillableMinutes, order.Technician!.Name));
        Assert.Equal(
            [ServiceOrderEventKind.Moved, ServiceOrderEventKind.Moved, ServiceOrderEventKind.TechnicianChanged, ServiceOrderEventKind.Moved, ServiceOrderEventKind.TaskDone, ServiceOrderEventKind.PartAdded,
                ServiceOrderEventKind.HoursAdded, ServiceOrderEventKind.HoursAdded, ServiceOrderEventKind.PhotoAdded, ServiceOrderEventKind.PartRemoved],
            order.History.Select(e => e.Kind));
        Assert.Equal("Rui Prado, 12/11/2026, 90 min", order.History[6].Note);
    }

    [Fact]
    public void Nothing_is_noted_before_the_start_or_after_the_end()
    {
        var order = Open();
        Assert.All(Notes, note => Assert.Throws<RuleException>(() => note(order)));
        Finish(order);
        Assert.All(Notes, note => Assert.Throws<RuleException>(() => note(order)));
        Assert.Throws<RuleException>(() => order.AddTask("Mais uma", Rui, Thursday));
        Assert.Throws<RuleException>(() => order.Cancel("Não", Rui, Thursday));
    }

    [Fact]
    public void An_order_without_hours_is_not_finished()
    {
        var order = Open();
        order.Start(Rui, Thursday);
        Assert.Throws<RuleException>(() => order.Finish("Pronto.", Period, Rui, Thursday));
    }

    [Theory, InlineData(0), InlineData(-5), InlineData(24 * 60 + 1)]
    public void Time_is_from_a_minute_to_a_day(int minutes)
    {
        var order = Open();
        order.Start(Rui, Thursday);
        Assert.Throws<RuleException>(() => order.AddHours(Technician, new DateOnly(2026, 11, 12), minutes, isBillable: true, Rui, Thursday));
        Assert.Throws<RuleException>(() => order.AddHours(Technician, new DateOnly(2026, 11, 13), 60, isBillable: true, Rui, Thursday)); // tomorrow
    }

    [Fact]
    public void What_is_accepted_is_the_paper_and_it_is_accepted_once()
    {
        var order = Finish(Open());
        var document = order.Accept(Paper, "Com ressalva.", Ana, Thursday);
        Assert.Equal(SHA256.HashData(Paper), order.AcceptedPdfSha256);
        Assert.Equal((Paper, order.AcceptedPdfSha256), (document.Pdf, document.Sha256));
        Assert.Equal((ServiceOrderStatus.Accepted, "Com ressalva.", "Ana Souza"), (order.Status, order.History[^1].Note, order.History[^1].ByName));
        Assert.Throws<RuleException>(() => order.Accept(Paper, null, Ana, Thursday));
        Assert.Throws<RuleException>(() => order.Reject(Paper, "Não.", Ana, Thursday));
    }

    [Fact]
    public void A_rejected_order_is_taken_up_again_and_asks_for_acceptance_anew()
    {
        var order = Finish(Open());
        order.Reject(Paper, "Faltou a série 3.", Ana, Thursday);
        order.Resume(Rui, Thursday);
        Assert.Equal((ServiceOrderStatus.InProgress, null, null), (order.Status, order.AcceptUntil, order.AcceptedPdfSha256));
        order.Finish("Agora sim.", Period, Rui, Thursday);
        Assert.Equal(2, order.TimesDone);
        order.Accept(Paper, null, Ana, Thursday);
    }

    /// <summary>Thursday 12/11 10:00, holiday on Friday 20/11: five business days end on Thursday the 19th, the reminder goes out on Tuesday.</summary>
    [Fact]
    public void The_time_to_accept_is_in_business_days_and_its_end_accepts_nothing()
    {
        var order = Finish(Open());
        Assert.Equal((At(17, 18), At(19, 18)), (order.RemindAt, order.AcceptUntil));
        Assert.False(order.CanRemind(At(17, 17)));
        order.Remind(At(17, 18));
        Assert.False(order.CanRemind(At(17, 19)));
        Assert.False(order.CanMarkOverdue(At(19, 18)));
        order.MarkOverdue(At(19, 19));
        Assert.False(order.CanMarkOverdue(At(19, 20)));
        Assert.Equal(ServiceOrderStatus.Done, order.Status);
        order.Accept(Paper, null, Ana, At(23, 9));
        Assert.False(order.IsOverdue(At(24, 9)));
    }

    [Fact]
    public void A_reminder_that_comes_too_late_is_left_out()
    {
        var order = Finish(Open());
        Assert.False(order.CanRemind(At(19, 18)));
        Assert.True(order.CanMarkOverdue(At(19, 19)));
    }

    [Theory, InlineData(1, 13), InlineData(2, 16), InlineData(3, 17)]
    public void A_setting_of_few_days_leaves_room_for_a_reminder_only_where_there_is_any(int days, int until)
    {
        var period = AcceptancePeriod.From(Thursday, StandardCalendar.Instance, days);
        Assert.Equal(At(until, 18), period.Until);
        Assert.Equal(days > 2 ? At(13, 18) : Thursday, period.RemindAt);
    }

    private static AcceptancePeriod Period => AcceptancePeriod.From(Thursday, StandardCalendar.Instance);

    private static readonly Action<ServiceOrder>[] Notes =
    [
        o => o.MarkTask(0, done: true, Rui, Thursday), o => o.AddPart("Leitor", 1, Rui, Thursday), o => o.RemovePart(0, Rui, Thursday), o => o.RemoveHours(0, Rui, Thursday),
        o => o.AddHours(Technician, new DateOnly(2026, 11, 12), 90, isBillable: true, Rui, Thursday), o => o.AddPhoto(Photo(), Rui, Thursday), o => o.RemovePhoto(Guid.Empty, Rui, Thursday),
    ];

    private static ServiceOrder Open(string tasks = "Trocar e testar.") => new("2026-000912", 5, ticket: null, productId: null, Technician, "Trocar o leitor", tasks, Rui, Thursday);

    private static ServiceOrder Finish(ServiceOrder order)
    {
        order.Start(Rui, Thursday);
        order.AddHours(Technician, new DateOnly(2026, 11, 12), 90, isBillable: true, Rui, Thursday);
        order.Finish("Trocado.", Period, Rui, Thursday);
        return order;
    }

    private static StoredFile Photo() => new(Guid.CreateVersion7(), 5, 2, "leitor.png", "image/png", 10, [1], ScanState.Clean, Thursday);

    private static DateTimeOffset At(int day, int hour) => PortalTime.At(new DateOnly(2026, 11, day), new TimeOnly(hour, 0));
}
