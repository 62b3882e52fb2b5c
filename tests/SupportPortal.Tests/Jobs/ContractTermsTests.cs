using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

public class ContractTermsTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Managers_are_told_ninety_sixty_and_thirty_days_before_once_each_in_their_language()
    {
        var company = await Given.Company();
        var (rui, _) = (await Given.Contact(company, Permission.Manager, "Rui Melo"), await Given.Contact(company, Permission.CompanyTickets | Permission.Finance));
        var lia = await Given.Contact(company, Permission.All, "Lia Sá");
        await Given.Change(lia, l => l.Prefer("es"));
        await Agreed(company, RenewalKind.ByAgreement, days: 91);
        Assert.Equal(0, await Run());
        var seen = 0;
        foreach (var (advance, days) in new[] { (1, 90), (30, 60), (30, 30) })
        {
            Clock.Advance(TimeSpan.FromDays(advance));
            Assert.Equal(1, (await Task.WhenAll(Run(), Run(), Run())).Sum());
            Assert.Equal(0, await Run());
            var mails = (await Portal.DeliverMail()).Skip(seen).ToList();
            seen += mails.Count;
            Assert.Equal(new[] { lia.Email!, rui.Email! }.Order(StringComparer.Ordinal), mails.SelectMany(m => m.To).Order(StringComparer.Ordinal));
            Assert.Contains(mails, m => m.Subject == $"[Contrato CT-1] Su contrato termina en {days} días");
            Assert.Contains(mails, m => m.Subject == $"[Contrato CT-1] Seu contrato termina em {days} dias");
            Assert.Contains(mails, m => m.Text.Contains("/contratos/CT-1", StringComparison.Ordinal));
        }
        Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await Run());
    }

    [Fact]
    public async Task Steps_that_passed_while_nothing_ran_are_told_as_one_and_a_company_without_managers_at_its_address()
    {
        var company = await Given.Company();
        await Agreed(company, RenewalKind.None, days: 20);
        Assert.Equal(1, await Run());
        Assert.Equal([company.Email], Assert.Single(await Portal.DeliverMail()).To);
        Assert.Equal(0, await Run());
    }

    [Fact]
    public async Task An_automatic_contract_renews_once_and_is_never_out_of_force()
    {
        var company = await Given.Company();
        var contract = await Agreed(company, RenewalKind.Automatic, days: 1);
        await Given.Save(new ContractWarning(contract, 30, Clock.Now));
        Assert.Equal(0, await Run());
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Task.WhenAll(Run(), Run())).Sum());
        var stored = await Db.Contracts.SingleAsync();
        Assert.Equal(contract.EndsOn.AddMonths(12), stored.EndsOn);
        Assert.Single(await Db.AuditEntries.Where(e => e.Kind == AuditKind.ContractRenewed && e.About == "CT-1").ToListAsync());
        Assert.Equal(0, await Run());
        Assert.Empty(await Portal.DeliverMail());
    }

    private async Task<Contract> Agreed(Customer company, RenewalKind renewal, int days)
    {
        var contract = new Contract("CT-1", company.Id, new DateOnly(2030, 1, 1), SupportPortal.Domain.PortalTime.DayOf(Clock.Now).AddDays(days));
        contract.Agree(contract.StartsOn, contract.EndsOn, renewal, 12, 30);
        return await Given.Save(contract);
    }

    private Task<int> Run() => Portal.Run((ContractTerms job, CancellationToken stop) => job.RunAsync(stop));
}
