using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Operations;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.HelpCenter;

/// <summary>Support without signing in: what it takes, what it tells, and what it must not tell.</summary>
public partial class PublicSupportTests(Portal portal) : PageTest(portal)
{
    private const string Form = "/ajuda/suporte", Unknown = "11444777000161";

    [Fact]
    public async Task Nothing_reaches_the_desk_before_the_link_is_used_and_a_customers_request_is_a_ticket_then()
    {
        var company = await Given.Company();
        var asked = await Ask(company.Cnpj.ToString());
        Assert.Equal($"{Form}?enviado=True", asked.Headers.Location?.OriginalString);
        Assert.Empty(await Db.Tickets.ToListAsync());
        var link = await Link();

        var visitor = Portal.Anonymous();
        var page = await visitor.Page(link);
        Assert.Contains("Não emite", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await visitor.Page(link); // scanners open links
        Assert.Empty(await Db.Tickets.ToListAsync());
        var sent = await Client.Read(await visitor.Submit(page, link, [], "Confirmar e enviar"));
        Assert.Equal("2030-000001", sent.QuerySelector("#num")!.TextContent);

        var ticket = await Db.Tickets.Include(t => t.Messages).Include(t => t.History).Include(t => t.Answers).SingleAsync();
        Assert.Equal((company.Id, null, "rui@fora.example", true), (ticket.CustomerId, ticket.RequesterId, ticket.NotifyEmail, ticket.NotifiesOutside));
        Assert.Equal(("Não emite desde ontem.", "Azulejo"), (ticket.Messages[0].Body, ticket.Answers[0].Value));
        var mark = Assert.Single(ticket.History, e => e.Kind is TicketEventKind.OpenedOutside);
        Assert.True(mark.IsInternal);

        var again = await Client.Read(await visitor.Submit(page, link, [], "Confirmar e enviar"));
        Assert.Equal("2030-000001", again.QuerySelector("#num")!.TextContent);
        Assert.Single(await Db.Tickets.ToListAsync());
    }

    [Fact]
    public async Task Twenty_confirmations_at_once_are_one_ticket()
    {
        var company = await Given.Company();
        await Ask(company.Cnpj.ToString());
        var (link, visitor) = (await Link(), Portal.Anonymous());
        var page = await visitor.Page(link);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.Submit(page, link, [], "Confirmar e enviar")));
        Assert.Single(await Db.Tickets.ToListAsync());
        Assert.Single(await Db.Outbox.Where(m => m.Kind == "public-request-received").ToListAsync());
    }

    [Fact]
    public async Task A_customers_cnpj_and_an_unknown_one_get_the_same_pages_and_mails()
    {
        var company = await Given.Company();
        var seen = new List<string>();
        foreach (var cnpj in (string[])[company.Cnpj.ToString(), Unknown])
        {
            var visitor = Portal.Anonymous();
            var asked = await visitor.Follow(await Ask(cnpj, visitor));
            var link = await Link();
            var page = await visitor.Page(link);
            var sent = await Client.Read(await visitor.Submit(page, link, [], "Confirmar e enviar"));
            var mails = await Db.Outbox.OrderBy(m => m.Kind).ToListAsync();
            Assert.Equal(["public-request-confirm", "public-request-received"], mails.Select(m => m.Kind));
            var all = string.Join('\n', mails.Select(m => m.Subject + m.Text + m.Html)) + asked.QuerySelector("main")!.InnerHtml + page.QuerySelector("main")!.TextContent + sent.QuerySelector("main")!.TextContent;
            seen.Add(Changing().Replace(all, "#").Replace(Cnpj.Parse(cnpj).ToString(), "#", StringComparison.Ordinal));
            await using var db = Portal.OpenDb();
            await db.Outbox.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(seen[0], seen[1]);
        Assert.Single(await Db.Tickets.ToListAsync());
        Assert.Single(await Db.PublicRequests.Where(r => r.TicketId == null).ToListAsync());
    }

    [Fact]
    public async Task The_mails_carry_nothing_that_was_typed()
    {
        await Ask(Unknown);
        var (link, visitor) = (await Link(), Portal.Anonymous());
        await visitor.Submit(await visitor.Page(link), link, [], "Confirmar e enviar");
        Assert.All(await Db.Outbox.ToListAsync(), m =>
        {
            Assert.Equal("rui@fora.example", m.RecipientAddress);
            foreach (var typed in (string[])["Melo", "emite", "Azulejo", "11.444"]) { Assert.DoesNotContain(typed, m.Subject + m.Text + m.Html, StringComparison.OrdinalIgnoreCase); }
        });
    }

    [Fact]
    public async Task The_link_ends_after_a_day()
    {
        await Ask(Unknown);
        var link = await Link();
        Clock.Advance(PublicRequest.Lifetime - TimeSpan.FromSeconds(1));
        var page = await Portal.Anonymous().Page(link);
        Assert.Contains("Confirmar e enviar", page.Body!.TextContent, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("não vale mais", (await Portal.Anonymous().Page(link)).Body!.TextContent, StringComparison.Ordinal);
        foreach (var wrong in (string[])["", "?pedido=", "?pedido=%20", $"?pedido={new string('a', 43)}"])
        {
            Assert.Contains("não vale mais", (await Portal.Anonymous().Page($"{Form}/confirmar{wrong}")).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_network_asks_five_times_an_hour_and_an_address_gets_three_mails()
    {
        for (var i = 0; i < PublicRequests.PerNetworkAndHour; i++) { Assert.Equal(HttpStatusCode.Redirect, (await Ask(Unknown)).StatusCode); }
        Assert.Equal(PublicRequests.PerAddressAndHour, await Db.Outbox.CountAsync());
        var refused = await Ask(Unknown);
        Assert.Equal((HttpStatusCode.TooManyRequests, true), (refused.StatusCode, refused.Headers.RetryAfter is not null));
        Assert.Equal("Não emite nota", (await Client.Read(refused)).QuerySelector("#Input_Subject")!.GetAttribute("value"));
        Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await Ask(Unknown)).StatusCode);
    }

    [Fact]
    public async Task Bad_input_is_said_beside_its_field()
    {
        var refused = await Portal.Anonymous().Submit(Form, new() { ["Input.Cnpj"] = "11.444.777/0001-60", ["Input.Email"] = "rui", ["Input.Message"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(["#Input_Cnpj", "#Input_Name", "#Input_Email", "#Input_Subject", "#Input_Message"], (await Client.Read(refused)).QuerySelectorAll(".pc-resumo-erros a").Select(a => a.GetAttribute("href")));
        Assert.Empty(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Who_is_signed_in_has_the_form_of_a_ticket_instead()
    {
        var browser = Portal.SignedInAs(await Given.Contact());
        var first = await browser.Get($"{Form}?produto=Azulejo");
        Assert.Equal("/chamados/novo?sobre=fora-da-lista", first.Headers.Location?.OriginalString);
        var second = await browser.Get(first.Headers.Location!.OriginalString);
        Assert.Equal("/chamados/novo/2030-000001", second.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task An_outsider_is_mailed_the_code_and_the_replies_and_nothing_else_of_the_ticket()
    {
        var company = await Given.Company("Serra Azul Alimentos Ltda.");
        await Ask(company.Cnpj.ToString());
        var (link, visitor) = (await Link(), Portal.Anonymous());
        await visitor.Submit(await visitor.Page(link), link, [], "Confirmar e enviar");
        var desk = Portal.SignedInAs(await Given.Staff());
        var url = "/atendimento/chamados/2030-000001";
        Assert.Contains("não é um endereço da empresa", (await desk.Page(url)).Body!.TextContent, StringComparison.Ordinal);
        await desk.Submit(url, new() { ["Input.To"] = "interna", ["Input.Message"] = "Nota canário." });
        await desk.Submit(url, new() { ["Input.To"] = "publica", ["Input.Message"] = "Instale a versão 12." });
        await Portal.SendHeldReplies();
        await desk.Submit(url, new() { ["Input.To"] = "publica", ["Input.Message"] = "Feito.", ["Input.Then"] = "Resolved" });
        await Portal.SendHeldReplies();

        var mails = await Db.Outbox.Where(m => m.Kind.StartsWith("ticket-")).ToListAsync();
        Assert.Contains(mails, m => m.Text.Contains("Instale a versão 12.", StringComparison.Ordinal));
        Assert.All(mails, m =>
        {
            foreach (var secret in (string[])["canário", "Serra Azul", company.Cnpj.ToString(), "Não emite", "/chamados/"]) { Assert.DoesNotContain(secret, m.Subject + m.Text + m.Html, StringComparison.Ordinal); }
        });
        var own = await Portal.SignedInAs(await Given.Contact(company)).Page("/chamados/2030-000001/historico");
        Assert.DoesNotContain("sem login", own.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_whose_mailbox_is_proved_finds_the_ticket_as_his_own()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company, Permission.OwnTickets);
        await Ask(company.Cnpj.ToString(), email: ana.Email!);
        var (link, visitor) = (await Link(), Portal.Anonymous());
        await visitor.Submit(await visitor.Page(link), link, [], "Confirmar e enviar");
        var ticket = await Db.Tickets.SingleAsync();
        Assert.Equal((ana.Id, false), (ticket.RequesterId, ticket.NotifiesOutside));
        Assert.Equal(HttpStatusCode.OK, (await Portal.SignedInAs(ana).Get($"/chamados/{ticket.Code}")).StatusCode);
    }

    [Fact]
    public async Task The_desk_makes_a_ticket_of_a_strangers_request_under_its_code_or_dismisses_it()
    {
        foreach (var subject in (string[])["Primeiro", "Segundo"])
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Ask(Unknown, subject: subject);
            var (link, visitor) = (await Link(), Portal.Anonymous());
            await visitor.Submit(await visitor.Page(link), link, [], "Confirmar e enviar");
        }
        var company = await Given.Company();
        var requests = await Db.PublicRequests.OrderBy(r => r.Code).ToListAsync();
        var desk = Portal.SignedInAs(await Given.Staff());
        var list = await desk.Page("/atendimento/pedidos-publicos");
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);

        var (first, second) = ($"/atendimento/pedidos-publicos/{requests[0].Id}", $"/atendimento/pedidos-publicos/{requests[1].Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Submit(first, new() { ["Open.Cnpj"] = Unknown })).StatusCode);
        var opened = await desk.Submit(first, new() { ["Open.Cnpj"] = company.Cnpj.ToString() });
        Assert.Equal($"/atendimento/chamados/{requests[0].Code}", opened.Headers.Location?.OriginalString);
        Assert.Equal((company.Id, requests[0].Code, "Primeiro"), await Db.Tickets.Select(t => new ValueTuple<int, string?, string>(t.CustomerId, t.Code, t.Subject)).SingleAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Post($"{first}?handler=Open", second, [new("Open.Cnpj", company.Cnpj.ToString())])).StatusCode);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.Submit(second, new() { ["Dismiss.Reason"] = "" })).StatusCode);
        await desk.Submit(second, new() { ["Dismiss.Reason"] = "Não usa nossos produtos." });
        Assert.Empty((await desk.Page("/atendimento/pedidos-publicos")).QuerySelectorAll("tbody tr"));
        Assert.Single(await Db.Tickets.ToListAsync());
    }

    private async Task<HttpResponseMessage> Ask(string cnpj, Client? visitor = null, string email = "rui@fora.example", string subject = "Não emite nota") =>
        await (visitor ?? Portal.Anonymous()).Submit(Form, new()
        {
            ["Input.Cnpj"] = cnpj,
            ["Input.Name"] = "Rui Melo",
            ["Input.Email"] = email,
            ["Input.Product"] = "Azulejo",
            ["Input.Subject"] = subject,
            ["Input.Message"] = "Não emite desde ontem.",
        });

    private async Task<string> Link()
    {
        var mail = await Db.Outbox.Where(m => m.Kind == "public-request-confirm").OrderByDescending(m => m.Id).FirstAsync();
        return Address().Match(mail.Text).Value;
    }

    [GeneratedRegex("/ajuda/suporte/confirmar\\?pedido=[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex("pedido=[A-Za-z0-9_-]+|2030-[0-9]{6}|CfDJ8[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Changing();
}
