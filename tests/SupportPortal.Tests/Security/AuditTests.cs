using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SupportPortal.Data;
using SupportPortal.Domain.Audit;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

public class AuditTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Lines_are_sealed_into_one_chain_that_shows_every_change()
    {
        for (var i = 0; i < 5; i++) { await Given.Save(new AuditEntry(AuditKind.BoletoCopied, 1, null, $"2026/{i}", "ok", "10.0.0.1/32", Clock.Now.AddTicks(i * 7))); }
        await Task.WhenAll(Seal(), Seal()); // two instances at once

        await using var db = Portal.Services.GetRequiredService<SystemDb>().Open();
        Assert.Equal([1, 2, 3, 4, 5], await db.AuditSeals.OrderBy(s => s.Position).Select(s => s.Position).ToListAsync());
        Assert.Null(await db.FirstBrokenAsync(CancellationToken.None));

        await Db.Database.ExecuteSqlAsync($"update audit_entries set about = '2026/9' where about = '2026/2'"); // as the server's administrator
        Assert.Equal(3, await db.FirstBrokenAsync(CancellationToken.None));
    }

    [Theory, InlineData(DbRole.Customer), InlineData(DbRole.Staff), InlineData(DbRole.Jobs)]
    public async Task No_role_of_the_portal_changes_or_drops_a_line(DbRole role)
    {
        foreach (var sql in (string[])["update audit_entries set about = ''", "delete from audit_entries", "delete from audit_seals", "truncate audit_entries"])
        {
            await using var command = Portal.Services.GetRequiredService<DataSources>()[role].CreateCommand(sql);
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
        }
    }

    private Task<bool> Seal() => Portal.Run(async (SecurityUpkeep job, CancellationToken stop) => { await job.RunAsync(stop); return true; });
}
