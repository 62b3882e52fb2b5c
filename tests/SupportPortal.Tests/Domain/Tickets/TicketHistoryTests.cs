using SupportPortal.Domain;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using Xunit;
using static SupportPortal.Tests.Domain.Tickets.TicketSetting;

namespace SupportPortal.Tests.Domain.Tickets;

/// <summary>Random histories: whatever people do, the promises hold.</summary>
public class TicketHistoryTests
{
    private const int Histories = 400, Steps = 25;

    [Fact]
    public void A_priority_changed_there_and_back_leaves_every_deadline_where_it_was() => ForRandomHistories((setting, random) =>
    {
        var ticket = setting.Ticket;
        if (!ticket.IsOpen) { return; }
        var at = setting.After(random.Next(1, 300));
        var twin = ticket.Clocks.Where(c => c.IsRunning).Select(c => Deadline.Due(
            c.StartedAt, c.Target, c.Hours, Calendar, ticket.Pauses.Select(p => p.Interval), at)).ToList();
        ticket.ChangePriority(Priority.Low, OneDay, Calendar, "Engano.", Bruno, at);
        ticket.ChangePriority(Priority.Critical, FourHours, Calendar, "Voltou.", Bruno, at);
        Assert.Equal(twin, ticket.Clocks.Where(c => c.IsRunning).Select(c => c.DueAt));
    });

    [Fact]
    public void A_response_given_in_time_is_never_counted_as_late_afterwards()
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            var (setting, random) = (new TicketSetting(), new Random(seed));
            var inTime = new HashSet<SlaClock>();
            for (var step = 0; step < Steps; step++)
            {
                Act(setting, random);
                Assert.All(inTime, c => Assert.Null(c.BreachedAt));
                inTime.UnionWith(setting.Ticket.Clocks.Where(c => c is { IsRunning: false, BreachedAt: null, Metric: not SlaMetric.Resolution }));
            }
        }
    }

    [Fact]
    public void Running_and_paused_time_add_up_to_the_life_of_the_ticket() => ForRandomHistories((setting, random) =>
    {
        var ticket = setting.Ticket;
        var now = setting.After(random.Next(1, 300));
        var running = Deadline.Consumed(ticket.OpenedAt, now, Hours.ClockTime, Calendar, ticket.Pauses.Select(p => p.Interval));
        var paused = ticket.Pauses.Aggregate(TimeSpan.Zero, (sum, p) => sum + ((p.To ?? now) - p.From));
        Assert.Equal(Minutes(now - ticket.OpenedAt), Minutes(running + paused));
    });

    [Fact]
    public void The_time_with_each_party_adds_up_to_the_life_of_the_ticket_to_the_second() => ForRandomHistories((setting, random) =>
    {
        var ticket = setting.Ticket;
        var now = setting.After(random.Next(1, 300)).AddTicks(random.Next());
        var stages = Stage.Of(ticket.OpenedAt, ticket.History.Select(e => new CustomerEvent(e.Kind, e.From, e.To, e.ByName, e.Side, e.At, e.Note)));
        var ended = ticket.ClosedAt ?? now;
        var times = Stage.TimeWith(stages, now);

        Assert.Equal(Stage.LifeOf(stages, now), times.Values.Aggregate(TimeSpan.Zero, (sum, time) => sum + time));
        Assert.InRange((ended - ticket.OpenedAt - Stage.LifeOf(stages, now)).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.All(times.Values, time => Assert.True(time >= TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerSecond == 0));
        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.Equal(pair.First.Until, pair.Second.From));
    });

    [Fact]
    public void Pauses_never_overlap_and_at_most_one_is_open() => ForRandomHistories((setting, _) =>
    {
        var pauses = setting.Ticket.Pauses;
        Assert.Equal(setting.Ticket.IsPaused ? 1 : 0, pauses.Count(p => p.To is null));
        Assert.All(pauses.Zip(pauses.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
    });

    [Fact]
    public void The_lines_of_history_lead_from_the_opening_to_the_present_state() => ForRandomHistories((setting, _) =>
    {
        var state = nameof(TicketStatus.New);
        foreach (var line in setting.Ticket.History.Where(e => e.Kind is TicketEventKind.StatusChanged))
        {
            Assert.Equal(state, line.From);
            state = line.To;
        }
        Assert.Equal(setting.Ticket.Status.ToString(), state);
    });

    private static void ForRandomHistories(Action<TicketSetting, Random> check)
    {
        for (var seed = 0; seed < Histories; seed++)
        {
            var (setting, random) = (new TicketSetting(), new Random(seed));
            for (var step = 0; step < Steps; step++) { Act(setting, random); }
            check(setting, random);
        }
    }

    /// <summary>One random act; those that the rules refuse are part of the game.</summary>
    private static void Act(TicketSetting setting, Random random)
    {
        var (ticket, at) = (setting.Ticket, setting.After(random.Next(1, 200) + random.NextDouble()));
        Action act = random.Next(13) switch
        {
            0 or 1 => () => ticket.Reply("Veja agora.", Calendar, Bruno, at),
            2 or 3 => () => ticket.ReplyFromCustomer("Ainda falha.", Calendar, Ana, at),
            4 or 5 => () => ticket.WaitForCustomer("Qual é a série?", Calendar, Bruno, at),
            6 => () => ticket.WaitForThirdParty("Sefaz.", Calendar, Bruno, at),
            7 => () => ticket.StartWork(Calendar, Bruno, at),
            8 => () => ticket.Resolve(Calendar, Bruno, at),
            9 => () => ticket.Reopen("Voltou.", Calendar, Ana, at),
            10 => () => ticket.AddNote("Conferir.", Bruno, at),
            11 => () => ticket.Assign(Staff(random.Next(2, 5), "Equipe"), Bruno, at),
            _ => () => { if (random.Next(8) == 0) { ticket.Confirm(Calendar, Ana, at); } }
            ,
        };
        Assert.True(Record.Exception(act) is null or RuleException); // a refusal must leave the ticket as it was, which the checks then see
    }
}
