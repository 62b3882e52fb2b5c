using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.ServiceOrders;

public class ServiceOrderTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_customer_accepts_what_was_read_and_the_hash_of_that_paper_is_kept()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var browser = Portal.SignedInAs(ana);
        Assert.Contains(order.Title, (await browser.Page("/ordens-de-servico")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var pdf = await (await browser.Get($"/ordens-de-servico/{order.Number}/pdf")).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        await browser.Submit($"/ordens-de-servico/{order.Number}", new() { ["Input.Remarks"] = "Faltou treinar a equipe." });

        var stored = await Db.ServiceOrders.Include(o => o.History).SingleAsync();
        Assert.Equal(ServiceOrderStatus.Accepted, stored.Status);
        Assert.Equal(SHA256.HashData(pdf), stored.AcceptedPdfSha256);
        var line = stored.History.Single(e => e.To is ServiceOrderStatus.Accepted);
        Assert.Equal(("Faltou treinar a equipe.", "Ana Prado", Clock.Now), (line.Note, line.ByName, line.At));
        Assert.Equal("service-order-changed", Assert.Single(await Db.Outbox.ToListAsync()).Kind);
        var after = await browser.Page($"/ordens-de-servico/{order.Number}");
        Assert.Null(after.QuerySelector(".pc-validar"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(pdf)), after.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var browser = Portal.SignedInAs(ana);
        var url = $"/ordens-de-servico/{order.Number}/recusar";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(url, new() { ["Input.Reason"] = "" })).StatusCode);
        await browser.Submit(url, new() { ["Input.Reason"] = "A série 3 continua errada." });
        Assert.Equal(ServiceOrderStatus.Rejected, (await Db.ServiceOrders.SingleAsync()).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(url, new() { ["Input.Reason"] = "De novo." })).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/pdf")]
    [InlineData("/recusar")]
    public async Task Another_companys_order_does_not_exist(string page)
    {
        var company = await Given.Company();
        var order = await Given.FinishedOrder(await Given.Contact(company));
        var url = $"/ordens-de-servico/{order.Number}{page}";
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact()).Get(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact(company, Permission.Finance, "Carlos Dias")).Get(url)).StatusCode);
    }
}
