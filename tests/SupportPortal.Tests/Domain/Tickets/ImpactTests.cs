using SupportPortal.Domain.Tickets;

namespace SupportPortal.Tests.Domain.Tickets;

public class ImpactTests
{
    [Theory]
    [InlineData(Affected.OnlyMe, Continuity.Works, Priority.Low)]
    [InlineData(Affected.OnlyMe, Continuity.Workaround, Priority.Normal)]
    [InlineData(Affected.OnlyMe, Continuity.Stopped, Priority.High)]
    [InlineData(Affected.Department, Continuity.Works, Priority.Normal)]
    [InlineData(Affected.Department, Continuity.Workaround, Priority.Normal)]
    [InlineData(Affected.Department, Continuity.Stopped, Priority.High)]
    [InlineData(Affected.Company, Continuity.Works, Priority.Normal)]
    [InlineData(Affected.Company, Continuity.Workaround, Priority.High)]
    [InlineData(Affected.Company, Continuity.Stopped, Priority.Critical)]
    public void The_answers_weigh_more_the_more_people_stand_still(Affected affected, Continuity continuity, Priority weight) =>
        Assert.Equal(weight, new Impact(affected, continuity).Weight);

    [Fact]
    public void No_answer_makes_a_paralysing_defect_less_urgent() => Assert.All(All, i => Assert.Equal(Priority.Critical, i.PriorityIn(Priority.Critical)));

    [Fact]
    public void The_answers_move_a_categorys_priority_by_one_step_at_most() => Assert.All(
        from impact in All from own in Enum.GetValues<Priority>() select (impact, own),
        x => Assert.InRange(Math.Abs((int)x.impact.PriorityIn(x.own) - (int)x.own), 0, 1));

    [Fact]
    public void More_harm_is_never_less_urgent() => Assert.All(
        from less in All from more in All where more.Affected >= less.Affected && more.Continuity >= less.Continuity from own in Enum.GetValues<Priority>() select (less, more, own),
        x => Assert.True(x.more.PriorityIn(x.own) <= x.less.PriorityIn(x.own)));

    [Fact]
    public void One_answer_alone_says_nothing()
    {
        Assert.Null(Impact.Of(Affected.Company, null));
        Assert.Null(Impact.Of(null, Continuity.Stopped));
    }

    private static IEnumerable<Impact> All => from a in Enum.GetValues<Affected>() from c in Enum.GetValues<Continuity>() select new Impact(a, c);
}
