using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.ServiceOrders;

public class ServiceOrderTests(Portal portal) : PageTest(portal)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_customer_accepts_what_was_read_and_that_very_paper_is_kept()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var url = $"/ordens-de-servico/{order.Number}";
        var browser = Portal.SignedInAs(ana);
        Assert.Contains(order.Title, (await browser.Page("/ordens-de-servico")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var pdf = await (await browser.Get($"{url}/pdf")).Content.ReadAsByteArrayAsync(Stop);
        await browser.Submit(url, new() { ["Input.Remarks"] = "Faltou treinar a equipe." });

        var stored = await Db.ServiceOrders.Include(o => o.History).SingleAsync();
        Assert.Equal(ServiceOrderStatus.Accepted, stored.Status);
        Assert.Equal(SHA256.HashData(pdf), stored.AcceptedPdfSha256);
        var line = stored.History.Single(e => e.To is ServiceOrderStatus.Accepted);
        Assert.Equal(("Faltou treinar a equipe.", "Ana Prado", Clock.Now), (line.Note, line.ByName, line.At));
        Assert.Equal(["service-order-answered", "service-order-changed"], await Db.Outbox.OrderBy(m => m.Kind).Select(m => m.Kind).ToListAsync());
        var after = await browser.Page(url);
        Assert.Null(after.QuerySelector(".pc-validar"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(pdf)), after.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);

        await Given.Change(await Db.Customers.SingleAsync(), c => c.ChangeEmail("outro@empresa.example", Clock.Now));
        Clock.Advance(TimeSpan.FromDays(400));
        browser = Portal.SignedInAs(ana); // the session is long over
        Assert.Equal(pdf, await (await browser.Get($"{url}/pdf")).Content.ReadAsByteArrayAsync(Stop));
        var receipt = await PaperTools.TextAsync(await (await browser.Get($"{url}/ateste.pdf")).Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(pdf)), receipt.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.Contains("Ana Prado", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_gives_the_contract_its_hours_back_once()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var contract = await Given.ContractWithHours(company);
        var order = await Given.FinishedOrder(ana);
        await Given.Save(HourMovement.Drawn(contract, order, Actor.System, Clock.Now));
        var browser = Portal.SignedInAs(ana);
        var url = $"/ordens-de-servico/{order.Number}/recusar";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(url, new() { ["Input.Reason"] = "" })).StatusCode);
        await browser.Submit(url, new() { ["Input.Reason"] = "A série 3 continua errada." });
        Assert.Equal(ServiceOrderStatus.Rejected, (await Db.ServiceOrders.SingleAsync()).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(url, new() { ["Input.Reason"] = "De novo." })).StatusCode);

        var told = Assert.Single(await Db.Outbox.Where(m => m.Kind == "service-order-answered").ToListAsync());
        Assert.Contains("A série 3 continua errada.", told.Text, StringComparison.Ordinal);
        Assert.EndsWith("@portal.example", told.RecipientAddress, StringComparison.Ordinal);
        Assert.Equal([600, -90, 90], await Db.HourMovements.OrderBy(m => m.Id).Select(m => m.Minutes).ToListAsync());
    }

    [Fact]
    public async Task What_is_no_longer_the_paper_that_was_shown_is_not_signed()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var url = $"/ordens-de-servico/{order.Number}";
        var browser = Portal.SignedInAs(ana);
        var shown = await browser.Page(url);
        await using (var db = Portal.OpenDb())
        {
            await db.ServiceOrders.ExecuteUpdateAsync(o => o.SetProperty(x => x.Report, "Outro relatório."), Stop);
        }
        var refused = await browser.Submit(shown, url, new() { ["Input.Remarks"] = "Conforme." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Client.Read(refused);
        Assert.Contains("O documento desta OS mudou.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Conforme.", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(ServiceOrderStatus.Done, (await Db.ServiceOrders.SingleAsync()).Status);
    }

    [Fact]
    public async Task Of_twenty_answers_at_once_one_counts()
    {
        var company = await Given.Company();
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Given.Contact(company, name: $"Pessoa {i}")));
        var order = await Given.FinishedOrder(people[0]);
        await Given.Save(HourMovement.Drawn(await Given.ContractWithHours(company), order, Actor.System, Clock.Now));
        var url = $"/ordens-de-servico/{order.Number}";
        var answers = new List<Func<Task<HttpResponseMessage>>>();
        for (var i = 0; i < 20; i++)
        {
            var browser = Portal.SignedInAs(people[i % 4]);
            var (target, field) = i % 2 == 0 ? (url, "Input.Remarks") : ($"{url}/recusar", "Input.Reason");
            var page = await browser.Page(target);
            answers.Add(() => browser.Submit(page, target, new() { [field] = "Lido." }));
        }
        var statuses = (await Task.WhenAll(answers.Select(a => a()))).Select(r => r.StatusCode).ToList();

        Assert.Single(statuses, s => s is HttpStatusCode.Redirect);
        Assert.All(statuses, s => Assert.Contains(s, new[] { HttpStatusCode.Redirect, HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity }));
        Assert.Single(await Db.ServiceOrderDocuments.ToListAsync());
        Assert.Single(await Db.Outbox.Where(m => m.Kind == "service-order-changed").ToListAsync());
        var stored = await Db.ServiceOrders.Include(o => o.History).SingleAsync();
        Assert.Single(stored.History, e => e.To is ServiceOrderStatus.Accepted or ServiceOrderStatus.Rejected);
        Assert.Equal(stored.Status is ServiceOrderStatus.Accepted ? 510 : 600, await Db.HourMovements.SumAsync(m => m.Minutes));
    }

    [Fact]
    public async Task Who_sees_only_own_tickets_reads_the_order_and_is_told_who_answers()
    {
        var company = await Given.Company();
        var olga = await Given.Contact(company, Permission.OwnTickets, "Olga Reis");
        var order = await Given.FinishedOrder(olga);
        var url = $"/ordens-de-servico/{order.Number}";
        var browser = Portal.SignedInAs(olga);
        var page = await browser.Page(url);
        Assert.Contains("Quem responde é a conta da empresa", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".pc-validar"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{url}/recusar")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post(url, "/ajuda", [new("Input.Remarks", "Eu aceito.")])).StatusCode);
        Assert.Equal(ServiceOrderStatus.Done, (await Db.ServiceOrders.SingleAsync()).Status);

        await Portal.SignedInAs(await Given.CompanyAccount(company)).Submit(url, new() { ["Input.Remarks"] = "" });
        Assert.Equal(ServiceOrderStatus.Accepted, (await Db.ServiceOrders.SingleAsync()).Status);
    }

    [Fact]
    public async Task Orders_are_listed_by_state_with_counts_and_page_by_page()
    {
        var ana = await Given.Contact();
        var done = await Given.FinishedOrder(ana);
        await Given.AcceptedOrder(ana);
        var camila = await Given.Staff();
        await using (var db = Portal.OpenDb())
        {
            var technician = await db.People.AsTracking().SingleAsync(p => p.Id == camila.Id, Stop);
            for (var i = 0; i < 30; i++) { db.ServiceOrders.Add(new ServiceOrder($"2030-8{i:D5}", done.CustomerId, null, null, technician, $"Visita {i:D2}", "Ver.", Given.By(camila), Clock.Now)); }
            await db.SaveChangesAsync(Stop);
        }
        var browser = Portal.SignedInAs(ana);
        var first = await browser.Page("/ordens-de-servico"); // opens on what waits
        Assert.Equal(["1", "30", "1", "0", "32"], first.QuerySelectorAll(".pc-abas .pc-conta").Select(c => c.TextContent));
        Assert.Contains("Responder até", first.QuerySelector("thead")!.TextContent, StringComparison.Ordinal);
        Assert.Single(first.QuerySelectorAll("tbody tr"));

        var open = await browser.Page("/ordens-de-servico?situacao=em-andamento");
        Assert.Equal(25, open.QuerySelectorAll("tbody tr").Length);
        var rest = await browser.Page(open.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(5, rest.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Visita 00", rest.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nenhuma ordem de serviço nesta situação.", (await browser.Page("/ordens-de-servico?situacao=recusadas")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_customer_sees_tasks_hours_parts_and_photos()
    {
        var ana = await Given.Contact();
        var order = await Given.FinishedOrder(ana);
        var browser = Portal.SignedInAs(ana);
        var page = await browser.Page($"/ordens-de-servico/{order.Number}");
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(["Ajustar a numeração.", "Não feita", "Bobina térmica 80 mm", "1\u00a0h 30\u00a0min", "Camila Rocha", "Numeração corrigida", "Tarefa feita: Ajustar a numeração."], shown => Assert.Contains(shown, text, StringComparison.Ordinal));
        var photo = await browser.Get(page.QuerySelector(".pc-fotos img")!.GetAttribute("src")!);
        Assert.Equal("image/png", photo.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Given.Png, await photo.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact()).Get($"/anexos/{order.Photos[0].Id}")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/pdf")]
    [InlineData("/recusar")]
    [InlineData("/ateste.pdf")]
    public async Task Another_companys_order_does_not_exist(string page)
    {
        var company = await Given.Company();
        var order = await Given.AcceptedOrder(await Given.Contact(company));
        var url = $"/ordens-de-servico/{order.Number}{page}";
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact()).Get(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact(company, Permission.Finance, "Carlos Dias")).Get(url)).StatusCode);
    }
}
