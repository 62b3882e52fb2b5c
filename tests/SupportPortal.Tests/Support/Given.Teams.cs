using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    public async Task<Team> Team(string name = "Suporte N2", params Person[] members)
    {
        await using var db = portal.OpenDb();
        var team = new Team(name);
        team.Gather(members);
        db.Teams.Add(team);
        await db.SaveChangesAsync();
        return team;
    }

    public Task<CannedReply> Reply(Person owner, string title, string body, Sharing? sharing = null) =>
        Save(new CannedReply(title, body, owner.Id, sharing ?? Sharing.Personal, portal.Clock.Now));
}
