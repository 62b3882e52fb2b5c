using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;

namespace SupportPortal.Tests.Domain.Desk;

public class CannedReplyTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 3, 13, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("{{nome}}", "nome")]
    [InlineData("{{ senha }}", "senha")]
    [InlineData("{{Primeiro_Nome}} {{chamado}} {{x}}", "x")]
    [InlineData("{{}}", "")]
    public void A_variable_that_does_not_exist_is_refused(string body, string unknown)
    {
        Assert.Equal(unknown, CannedReply.UnknownIn(body));
        Assert.Throws<RuleException>(() => new CannedReply("Título", body, 1, Sharing.Personal, Now));
    }

    [Theory]
    [InlineData("Sem nada.")]
    [InlineData("{{solicitante}}, {{ cliente }}, {{CHAMADO}}, {{assunto}}, {{produto}}, {{analista}}, {{saudacao}}")]
    [InlineData("{chamado} e {{ aberto")]
    public void What_is_known_or_no_variable_at_all_is_taken(string body) => Assert.Null(CannedReply.UnknownIn(body));

    [Theory]
    [InlineData(StaffRole.Analyst, Scope.Personal, true)]
    [InlineData(StaffRole.Analyst, Scope.Team, true)]
    [InlineData(StaffRole.Analyst, Scope.Everyone, false)]
    [InlineData(StaffRole.Supervisor, Scope.Team, true)]
    [InlineData(StaffRole.Supervisor, Scope.Everyone, true)]
    [InlineData(StaffRole.Administrator, Scope.Everyone, true)]
    public void Members_give_to_their_team_and_supervisors_to_all(StaffRole role, Scope scope, bool may)
    {
        var me = new Viewer { PersonId = 1, Kind = PersonKind.Staff, Role = role };
        var sharing = new Sharing(scope, scope is Scope.Team ? 7 : null);
        Assert.Equal(may, sharing.MayBeGivenBy(me, [7]));
        Assert.False(new Sharing(Scope.Team, 8).MayBeGivenBy(me with { Role = StaffRole.Analyst }, [7]));
    }

    [Fact]
    public void A_line_has_one_outcome()
    {
        var line = new BulkLine(1, 1, "2030-000001", 1);
        line.Finish(BulkOutcome.Done);
        Assert.Throws<RuleException>(() => line.Finish(BulkOutcome.Refused, "Tarde demais."));
    }

    [Fact]
    public void A_run_changes_something_in_one_to_two_hundred_tickets()
    {
        var by = new Actor(1, "Bruno", Side.Staff);
        Assert.Throws<RuleException>(() => new BulkRun(Guid.Empty, new BulkAct(), [], by, Now));
        Assert.Throws<RuleException>(() => new BulkRun(Guid.Empty, new BulkAct { TeamId = 1 }, [], by, Now));
    }
}
