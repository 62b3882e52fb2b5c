using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Domain.Desk;

public class TeamTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 3, 13, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nobody_is_given_anything_until_the_team_distributes()
    {
        var team = Team(1, 2);
        Assert.Null(team.NextFor(Loads((1, 0), (2, 0))));
        team.Distribute(true, null);
        Assert.NotNull(team.NextFor(Loads((1, 0), (2, 0))));
        team.Use(false);
        Assert.Null(team.NextFor(Loads((1, 0), (2, 0))));
    }

    [Fact]
    public void The_fewest_open_come_first_then_whoever_was_given_one_longest_ago()
    {
        var team = Team(1, 2, 3);
        team.Distribute(true, null);
        Assert.Equal(2, team.NextFor(Loads((1, 5), (2, 1), (3, 2)))!.PersonId);
        team.NextFor(Loads((1, 1)))!.Give(Now);
        team.NextFor(Loads((2, 1)))!.Give(Now.AddMinutes(-1));
        Assert.Equal(3, team.NextFor(Loads((1, 1), (2, 1), (3, 1)))!.PersonId); // never yet
        Assert.Equal(2, team.NextFor(Loads((1, 1), (2, 1)))!.PersonId);
        Assert.Null(team.NextFor(Loads((9, 0)))); // not of the team
    }

    [Fact]
    public void Whoever_has_as_many_as_the_limit_gets_no_more()
    {
        var team = Team(1, 2);
        team.Distribute(true, 3);
        Assert.Equal(2, team.NextFor(Loads((1, 3), (2, 2)))!.PersonId);
        Assert.Null(team.NextFor(Loads((1, 3), (2, 3))));
        Assert.Throws<RuleException>(() => team.Distribute(true, 0));
        Assert.Throws<RuleException>(() => team.Distribute(true, 501));
    }

    [Fact]
    public void A_hundred_tickets_are_shared_out_evenly_whatever_each_had_before()
    {
        var team = Team(1, 2, 3, 4);
        team.Distribute(true, null);
        var open = new Dictionary<int, int> { [1] = 7, [2] = 0, [3] = 3, [4] = 0 };
        for (var i = 0; i < 90; i++)
        {
            var next = team.NextFor(open)!;
            next.Give(Now.AddSeconds(i));
            open[next.PersonId]++;
        }
        Assert.Equal([25, 25, 25, 25], open.Values);
    }

    [Fact]
    public void An_absence_is_of_days_to_come_and_ones_own_or_a_supervisors_to_note()
    {
        var (day, bruno) = (new DateOnly(2030, 6, 3), Person(5));
        var (own, other, supervisor) = (Viewer(5), Viewer(6), Viewer(7) with { Role = StaffRole.Supervisor });
        Assert.True(new Absence(bruno, day, day, own, Now).MayBeChangedBy(supervisor));
        Assert.False(new Absence(bruno, day, day.AddDays(365), supervisor, Now).MayBeChangedBy(other));
        Assert.Throws<RuleException>(() => new Absence(bruno, day, day, other, Now));
        Assert.Throws<RuleException>(() => new Absence(bruno, day, day.AddDays(-1), own, Now));
        Assert.Throws<RuleException>(() => new Absence(bruno, day.AddDays(-2), day.AddDays(-1), own, Now));
        Assert.Throws<RuleException>(() => new Absence(bruno, day, day.AddDays(366), own, Now));
    }

    [Fact]
    public void A_macro_says_why_and_what_and_does_something()
    {
        Assert.Throws<RuleException>(() => Macro(new()));
        Assert.Throws<RuleException>(() => Macro(new() { Status = TicketStatus.WaitingCustomer }));
        Assert.Throws<RuleException>(() => Macro(new() { Status = TicketStatus.Resolved, Reason = "Feito." }));
        Assert.Throws<RuleException>(() => Macro(new() { Priority = Priority.High }));
        Assert.Throws<RuleException>(() => Macro(new() { Reply = "Olá, {{nada}}" }));
        Assert.Throws<RuleException>(() => Macro(new() { Note = new string('x', Rule.NoteMaxLength + 1) }));
        Assert.Throws<RuleException>(() => Macro(new() { RecalculateReason = "x" }));
        Assert.Equal("Passar", Macro(new() { TeamId = 1 }).Name);
    }

    [Fact]
    public void Of_two_sets_of_acts_the_later_one_wins_where_it_says_something_reason_and_all()
    {
        var first = new BulkAct { AssigneeId = 1, Priority = Priority.High, PriorityReason = "a", Status = TicketStatus.WaitingCustomer, Reason = "b", Note = "c" };
        var then = new BulkAct { ToMe = true, Priority = Priority.Low, Status = TicketStatus.InProgress, Follow = true }.Over(first);
        Assert.Equal(new BulkAct { ToMe = true, Priority = Priority.Low, Status = TicketStatus.InProgress, Note = "c", Follow = true }, then);
        Assert.Equal(first, new BulkAct().Over(first));
    }

    private static Macro Macro(BulkAct acts) => new(" Passar ", acts, 1, Sharing.Personal, Now);

    private static Dictionary<int, int> Loads(params (int Person, int Open)[] loads) => loads.ToDictionary(l => l.Person, l => l.Open);

    private static Team Team(params int[] people)
    {
        var team = new Team("Suporte N2");
        team.Gather([.. people.Select(Person)]);
        return team;
    }

    private static Viewer Viewer(int id) => new() { PersonId = id, Kind = PersonKind.Staff, Role = StaffRole.Analyst };

    private static Person Person(int id) => new() { Id = id, Name = $"Pessoa {id}", Kind = PersonKind.Staff, Role = StaffRole.Analyst };
}
