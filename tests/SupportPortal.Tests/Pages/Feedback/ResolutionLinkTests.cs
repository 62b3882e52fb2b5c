using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Feedback;

/// <summary>The links of a resolved ticket's mail: what they do, once, and what they never tell.</summary>
public partial class ResolutionLinkTests(Portal portal) : PageTest(portal)
{
    private const string Yes = "Sim, encerrar chamado";

    [Fact]
    public async Task Opening_the_links_changes_nothing_and_the_button_closes_and_rates_as_the_requester()
    {
        var (ana, ticket) = await Resolved();
        var link = await Link();
        foreach (var url in new[] { link, $"{link}&nota=4", link.Replace("/avaliar?", "/avaliar/ainda-nao?", StringComparison.Ordinal), link }) { await Portal.Anonymous().Page(url); } // scanners open them all
        Assert.Equal(TicketStatus.Resolved, (await Db.Tickets.SingleAsync()).Status);
        Assert.True(await Db.SingleUseTokens.AllAsync(t => t.UsedAt == null));

        var visitor = Portal.Anonymous();
        var page = await visitor.Page($"{link}&nota=4");
        Assert.Equal("4", page.QuerySelector("input[checked]")!.GetAttribute("value"));
        var answer = await visitor.Submit(page, "/avaliar", new() { ["Input.Rating"] = "5", ["Input.Comment"] = "Rápido." }, Yes);
        Assert.Contains("Obrigado", (await visitor.Follow(answer)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var stored = await Db.Tickets.Include(t => t.History).SingleAsync();
        Assert.Equal((TicketStatus.Closed, 5, "Rápido."), (stored.Status, stored.Rating, stored.RatingComment));
        Assert.All(stored.History.Where(e => e.Kind is TicketEventKind.Rated || e.To == nameof(TicketStatus.Closed)), e => Assert.Equal((ana.Id, ana.Name, Side.Customer), (e.ById!.Value, e.ByName, e.Side)));
        Assert.Single(await Portal.DeliverMail()); // she knows that she closed it
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit(page, "/avaliar", [], Yes)).StatusCode);
    }

    [Fact]
    public async Task Twenty_answers_at_once_are_one()
    {
        await Resolved();
        var (link, visitor) = (await Link(), Portal.Anonymous());
        var page = await visitor.Page(link);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => visitor.Submit(page, "/avaliar", new() { ["Input.Rating"] = "3" }, Yes)));
        Assert.Equal((1, 1), (await Db.TicketEvents.CountAsync(e => e.Kind == TicketEventKind.Rated), await Db.TicketEvents.CountAsync(e => e.To == nameof(TicketStatus.Closed))));
    }

    [Fact]
    public async Task Not_yet_asks_for_words_and_takes_the_ticket_back_to_work()
    {
        var (ana, _) = await Resolved();
        var (link, visitor) = (await NotYet(), Portal.Anonymous());
        var page = await visitor.Page(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit(page, "/avaliar/ainda-nao", new() { ["Input.Message"] = " " })).StatusCode);
        var answer = await visitor.Submit(page, "/avaliar/ainda-nao", new() { ["Input.Message"] = "Ainda dá a rejeição 539." });

        Assert.Equal("/avaliar?feito=reaberto", answer.Headers.Location?.OriginalString);
        var stored = await Db.Tickets.Include(t => t.Messages).SingleAsync();
        Assert.Equal(TicketStatus.InProgress, stored.Status);
        Assert.Contains(stored.Messages, m => m.Body == "Ainda dá a rejeição 539." && m.AuthorId == ana.Id && m.Side is Side.Customer);
        await IsNoGood(link);
    }

    [Fact]
    public async Task After_the_window_the_ticket_can_be_confirmed_but_not_reopened()
    {
        var (_, ticket) = await Resolved();
        var (link, notYet) = (await Link(), await NotYet());
        Clock.Now = ticket.ReopenUntil!.Value + TimeSpan.FromSeconds(1);
        await IsNoGood(notYet);
        var page = await Portal.Anonymous().Page(link);
        Assert.DoesNotContain("Ainda não", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Yes, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mail_of_a_ticket_that_somebody_else_closed_asks_for_the_rating_alone()
    {
        var company = await Given.Company();
        var (ana, rui) = (await Given.Contact(company), await Given.Contact(company, name: "Rui Melo"));
        var ticket = await Given.ResolvedTicket(ana);
        await Portal.SignedInAs(rui).Submit($"/chamados/{ticket.Code}", new() { ["Confirm.Comment"] = "" });
        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.DoesNotContain("ainda-nao", mail.Text, StringComparison.Ordinal);

        var (link, visitor) = (Links().Match(mail.Text).Value, Portal.Anonymous());
        var page = await visitor.Page(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Submit(page, "/avaliar", [], "Enviar avaliação")).StatusCode);
        await visitor.Submit(page, "/avaliar", new() { ["Input.Rating"] = "2" }, "Enviar avaliação");
        Assert.Equal((2, ana.Id), (await Db.Tickets.Select(t => t.Rating).SingleAsync(), await Db.TicketEvents.Where(e => e.Kind == TicketEventKind.Rated).Select(e => e.ById!.Value).SingleAsync()));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_link_the_page_is_the_same()
    {
        await Resolved();
        var (link, other) = (await Link(), Secrets.NewKey());
        await Given.Save(new SingleUseToken(TokenPurpose.PublicRequest, (await Db.SingleUseTokens.SingleAsync()).Subject, Secrets.Hash(other), Clock.Now, TimeSpan.FromDays(1)));
        var pages = new List<string>();
        foreach (var wrong in new[] { "/avaliar", "/avaliar?link=", "/avaliar?link=%20", $"/avaliar?link={new string('a', 43)}", $"/avaliar?link={other}", link[..^1] }) { pages.Add(await IsNoGood(wrong)); }
        Clock.Advance(SingleUseToken.ResolutionLifetime - TimeSpan.FromSeconds(1));
        await Portal.Anonymous().Page(link);
        Clock.Advance(TimeSpan.FromSeconds(1));
        pages.Add(await IsNoGood(link));
        Assert.Single(pages.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_link_answers_one_resolution_and_nobody_who_has_left_the_company()
    {
        var (ana, ticket) = await Resolved();
        var first = await Link();
        await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}/reabrir", new() { ["Input.Message"] = "Voltou." });
        await IsNoGood(first);
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Resolve(ticket);
        var second = await Link();
        Assert.NotEqual(first, second);
        await IsNoGood(first);
        await Portal.Anonymous().Page(second);
        await using (var db = Portal.OpenDb()) { await db.Memberships.Where(m => m.PersonId == ana.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.IsActive, false), TestContext.Current.CancellationToken); }
        await IsNoGood(second);
    }

    [Fact]
    public async Task The_subject_is_shown_to_an_address_of_the_company_and_the_code_to_any()
    {
        var (ana, ticket) = await Resolved(); // the tests' tickets notify an address that is nobody's
        var text = (await Portal.Anonymous().Page(await Link())).Body!.TextContent;
        Assert.Contains(ticket.Code, text, StringComparison.Ordinal);
        foreach (var hidden in new[] { ticket.Subject, "rejeição 539", "Ajustamos", ana.Name, ana.Email! }) { Assert.DoesNotContain(hidden, text, StringComparison.Ordinal); }
        await using (var db = Portal.OpenDb()) { await db.Tickets.ExecuteUpdateAsync(s => s.SetProperty(t => t.NotifyEmail, ana.Email!.ToUpperInvariant()), TestContext.Current.CancellationToken); }
        Assert.Contains(ticket.Subject, (await Portal.Anonymous().Page(await Link())).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_to_somebody_else_has_no_link()
    {
        var ticket = await Given.ResolvedTicket(await Given.Contact());
        await using (var db = Portal.OpenDb())
        {
            db.Add(new OutboxMessage("ticket-resolved", ticket.Code, new MailRecipient("copia@empresa.example", "Rui"), "Resolvido", "Texto", "<p>Texto</p>", "portal.example", Clock.Now, "<x@portal.example>",
                content: new MailContent { Subject = "Resolvido", Preheader = "", Heading = "Resolvido", Reason = "", AsksForAnswer = true }.ToJson()));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.DoesNotContain("avaliar", Assert.Single(await Portal.DeliverMail()).Text, StringComparison.Ordinal);
        Assert.Empty(await Db.SingleUseTokens.ToListAsync());
    }

    [Fact]
    public async Task The_pages_are_kept_nowhere_and_one_network_asks_only_so_often()
    {
        await Resolved();
        var link = await Link();
        using var first = await Portal.Anonymous().Get(link);
        Assert.Equal(("no-referrer", true), (string.Join(',', first.Headers.GetValues("Referrer-Policy")), first.Headers.CacheControl!.NoStore));
        for (var i = 1; i < ResolutionLinks.PerNetworkAndHour; i++) { (await Portal.Anonymous().Get(link)).Dispose(); }
        using var refused = await Portal.Anonymous().Get(link);
        Assert.Equal((HttpStatusCode.TooManyRequests, true), (refused.StatusCode, refused.Headers.RetryAfter is not null));
        Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await Portal.Anonymous().Page(link);
    }

    private async Task<(Person Ana, Ticket Ticket)> Resolved()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana, then: t => t.Reply("Ajustamos o cadastro.", StandardCalendar.Instance, new Actor(null, "Bruno Lima", Side.Staff), Clock.Now));
        await Resolve(ticket);
        return (ana, await Db.Tickets.SingleAsync());
    }

    private async Task Resolve(Ticket ticket)
    {
        await Portal.SignedInAs(await Given.Staff()).Submit(
            $"/atendimento/chamados/{ticket.Code}", new() { ["Input.To"] = "publica", ["Input.Message"] = "Feito.", ["Input.Then"] = "Resolved" });
        await Portal.SendHeldReplies();
    }

    /// <summary>Of the last mail.</summary>
    private async Task<string> Link() => Links().Match((await Portal.DeliverMail())[^1].Text).Value;

    private async Task<string> NotYet() => NotYetLinks().Match((await Portal.DeliverMail())[^1].Text).Value;

    private async Task<string> IsNoGood(string url)
    {
        var page = await Portal.Anonymous().Page(url);
        Assert.Contains("Este link não vale mais", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href^='/entrar']"));
        return page.QuerySelector("main")!.InnerHtml;
    }

    [GeneratedRegex("/avaliar\\?link=[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex("/avaliar/ainda-nao\\?link=[A-Za-z0-9_-]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotYetLinks();
}
