using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

public class ContractHoursTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Each_month_brings_its_hours_once_also_those_in_which_nothing_ran()
    {
        var contract = await Given.ContractWithHours(await Given.Company(), minutes: 300); // June has been granted
        Assert.Equal(0, (await Task.WhenAll(Run(), Run())).Sum());
        Clock.Advance(TimeSpan.FromDays(65)); // 7 August
        Assert.Equal(2, (await Task.WhenAll(Run(), Run(), Run())).Sum());
        Assert.Equal([6, 7, 8], await Db.HourMovements.OrderBy(m => m.Month).Select(m => m.Month.Month).ToListAsync());
        Assert.Equal(900, await Db.HourMovements.SumAsync(m => m.Minutes));

        await Given.Change(contract, c => c.IncludeHours(0, new DateOnly(2030, 8, 7)));
        Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await Run());
    }

    [Fact]
    public async Task The_company_is_told_once_a_month_that_most_of_its_hours_are_used()
    {
        var company = await Given.Company();
        var contract = await Given.ContractWithHours(company);
        var ticket = await Given.OpenedTicket(await Given.Contact(company));
        await Given.Save(HourMovement.Spent(contract, ticket, 479, "1", Actor.System, Clock.Now));
        Assert.Equal(0, await Run());
        await Given.Save(HourMovement.Spent(contract, ticket, 1, "2", Actor.System, Clock.Now));
        Assert.Equal(1, (await Task.WhenAll(Run(), Run(), Run())).Sum());
        await Given.Save(HourMovement.Spent(contract, ticket, 60, "3", Actor.System, Clock.Now));
        Assert.Equal(0, await Run());

        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal([company.Email], mail.To);
        Assert.Contains("chegou a 80%", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("2\u00a0h", mail.Text, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromDays(30)); // July: 60 of 600 + 60 used up so far is far from it
        await Run();
        await Given.Save(HourMovement.Spent(contract, ticket, 650, "4", Actor.System, Clock.Now));
        Assert.Equal(1, await Run());
    }

    private Task<int> Run() => Portal.Run((ContractHours job, CancellationToken stop) => job.RunAsync(stop));
}
