using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk.Customers;

public class CustomerTests(Portal portal) : PageTest(portal)
{
    private const string Release = "Liberar primeiro acesso";

    [Fact]
    public async Task A_company_is_found_by_name_or_cnpj_and_shows_its_tickets_and_people()
    {
        var customer = await Given.Company("Laticínios Boa Vista", "12.ABC.345/01DE-35");
        await Given.OpenedTicket(await Given.Contact(customer, name: "Fernanda Lima"), subject: "Nota rejeitada");
        await Given.Company("Outra Empresa");
        var bruno = Portal.SignedInAs(await Given.Staff());

        foreach (var search in new[] { "laticinios", "12abc34501de35" })
        {
            var found = Assert.Single((await bruno.Page($"/atendimento/clientes?busca={search}")).QuerySelectorAll("tbody .pc-alvo"));
            var page = await bruno.Page(found.GetAttribute("href")!);
            Assert.Contains("Nota rejeitada", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Fernanda Lima", page.Body.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_supervisor_releases_the_first_access_for_seven_days_and_it_is_written_down()
    {
        var customer = await Given.Company();
        await NewAccount(customer);
        await Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor)).Submit(Url(customer), button: Release);

        var account = await Db.People.SingleAsync(p => p.CustomerId == customer.Id);
        Assert.Equal((AccountState.Released, Clock.Now.AddDays(7)), (account.State, account.ReleasedUntil));
        Assert.Contains(await Db.AuditEntries.ToListAsync(), e => e.Kind is AuditKind.FirstAccessReleased && e.CustomerId == customer.Id);
    }

    [Fact]
    public async Task An_analyst_can_release_nothing()
    {
        var customer = await Given.Company();
        await NewAccount(customer);
        var bruno = Portal.SignedInAs(await Given.Staff());
        Assert.DoesNotContain(Release, (await bruno.Page(Url(customer))).Body!.TextContent, StringComparison.Ordinal);
        var response = await bruno.Post($"{Url(customer)}?handler=Release", $"/atendimento/chamados/{(await Given.OpenedTicket()).Code}", []);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(AccountState.NotReleased, (await Db.People.SingleAsync(p => p.CustomerId == customer.Id)).State);
    }

    [Theory, InlineData(-1, false), InlineData(1, true)]
    public async Task A_contact_address_changed_in_the_last_day_holds_the_release_back(int secondsAfterADay, bool released)
    {
        var customer = await Given.Company();
        await NewAccount(customer);
        Clock.Advance(TimeSpan.FromDays(30));
        await Given.Change(customer, c => c.ChangeEmail("outro@empresa.example", Clock.Now));
        Clock.Advance(Customer.EmailQuarantine + TimeSpan.FromSeconds(secondsAfterADay));

        var response = await Portal.SignedInAs(await Given.Staff(StaffRole.Administrator)).Submit(Url(customer), button: Release);

        Assert.Equal(released ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(released, (await Db.People.SingleAsync(p => p.CustomerId == customer.Id)).State is AccountState.Released);
    }

    private static string Url(Customer customer) => $"/atendimento/clientes/{customer.Cnpj.Value}";

    private async Task NewAccount(Customer customer) => await Given.Save(new Person
    {
        Name = customer.LegalName,
        Kind = PersonKind.Company,
        CustomerId = customer.Id,
        UserName = customer.Cnpj.Value,
        NormalizedUserName = customer.Cnpj.Value,
        Email = customer.Email,
        SecurityStamp = "stamp",
    });
}
