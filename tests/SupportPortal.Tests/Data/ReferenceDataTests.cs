using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Data;

public class ReferenceDataTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_database_of_an_earlier_version_gets_the_kind_of_disputes_once_and_keeps_the_rest()
    {
        var stop = TestContext.Current.CancellationToken;
        await Db.SlaTargets.Where(t => t.Category!.Name == Category.Dispute).ExecuteDeleteAsync(stop);
        await Db.Categories.Where(c => c.Name == Category.Dispute).ExecuteDeleteAsync(stop);
        for (var start = 0; start < 2; start++)
        {
            await using var db = Portal.OpenDb();
            await ReferenceData.EnsureAsync(db, stop);
        }
        Assert.Equal((4, 1), (await Db.Categories.CountAsync(stop), await Db.SlaPolicies.CountAsync(stop)));
        var dispute = await Db.Categories.SingleAsync(c => c.Name == Category.Dispute, stop);
        Assert.False(dispute.IsActive);
    }
}
