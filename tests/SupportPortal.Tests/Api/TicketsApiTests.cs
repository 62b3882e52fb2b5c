using System.Net;
using System.Text.Json;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Api;

public class TicketsApiTests(Portal portal) : PageTest(portal)
{
    private const string Tickets = "/api/v1/tickets";

    [Fact]
    public async Task A_program_reads_the_conversation_as_its_people_do_and_never_our_notes()
    {
        var company = await Given.Company();
        var (ana, bruno) = (await Given.Contact(company), await Given.Staff());
        var ticket = await Given.OpenedTicket(ana, subject: "Nota rejeitada", then: t =>
        {
            t.AddNote("Cliente difícil.", Given.By(bruno), Clock.Now);
            t.Reply("Vamos olhar.", StandardCalendar.Instance, Given.By(bruno), Clock.Now.AddMinutes(5));
        }, answers: new FieldAnswer(null, "Versão", FieldKind.Text, "4.2"));
        await Given.Attached(ticket, "log.pdf");
        var (_, key) = await Given.ApiKey(company);

        using var response = await Portal.Anonymous().Ask($"{Tickets}/{ticket.Code}", key);
        var read = await response.Json();
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Equal((ticket.Code, "Nota rejeitada", "in_progress", "normal"), (Text(read, "code"), Text(read, "subject"), Text(read, "state"), Text(read, "priority")));
        Assert.Equal("2030-06-03T13:00:00Z", Text(read, "opened_at"));
        Assert.Equal(["customer", "staff"], read.GetProperty("messages").EnumerateArray().Select(m => Text(m, "side")));
        Assert.Equal("log.pdf", Text(Assert.Single(read.GetProperty("messages").EnumerateArray().SelectMany(m => m.GetProperty("files").EnumerateArray())), "name"));
        Assert.Equal("4.2", Text(read.GetProperty("answers")[0], "answer"));
        Assert.Equal(("new", "in_progress"), (Text(read.GetProperty("state_changes")[0], "from"), Text(read.GetProperty("state_changes")[0], "to")));
        Assert.DoesNotContain("difícil", read.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_one_another_until_the_last_and_leave_nothing_out()
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var codes = new List<string>();
        for (var i = 0; i < 5; i++) { codes.Add((await Given.OpenedTicket(ana, at: Clock.Now.AddMinutes(i / 2))).Code); } // two at a time
        var (_, key) = await Given.ApiKey(company);
        var (read, url) = (new List<string>(), $"{Tickets}?limit=2");
        for (var pages = 0; ; pages++)
        {
            var page = await (await Portal.Anonymous().Ask(url, key)).Json();
            read.AddRange(page.GetProperty("data").EnumerateArray().Select(t => Text(t, "code")!));
            if (Text(page, "next_cursor") is not { } next) { Assert.Equal(2, pages); break; }
            url = $"{Tickets}?limit=2&cursor={next}";
        }
        Assert.Equal(codes, read);
    }

    [Fact]
    public async Task Filters_narrow_the_list_by_state_and_by_the_last_change()
    {
        var company = await Given.Company();
        var (ana, bruno) = (await Given.Contact(company), await Given.Staff());
        var old = await Given.OpenedTicket(ana, at: Clock.Now.AddDays(-1));
        var recent = await Given.OpenedTicket(ana, then: t => t.Reply("Oi.", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        var (_, key) = await Given.ApiKey(company, ApiScopes.TicketsRead);
        Assert.Equal([old.Code], await Codes("?state=new", key));
        Assert.Equal([recent.Code], await Codes("?state=in_progress", key));
        Assert.Equal([recent.Code], await Codes("?updated_since=2030-06-03T10:00:00-03:00", key));
        Assert.Empty(await Codes("?state=closed", key));
        Assert.Equal([old.Code, recent.Code], await Codes("", key));
    }

    [Theory]
    [InlineData("limit=0", "limit"), InlineData("limit=101", "limit"), InlineData("limit=x", "limit"), InlineData("limit=", "limit"), InlineData("limit=1&limit=2", "limit")]
    [InlineData("cursor=!!", "cursor"), InlineData("cursor=MQ", "cursor"), InlineData("cursor=%00", "cursor")]
    [InlineData("state=New", "state"), InlineData("state=0", "state"), InlineData("state=aberto", "state")]
    [InlineData("updated_since=2030-06-03", "updated_since"), InlineData("updated_since=2030-06-03T10:00:00", "updated_since"), InlineData("updated_since=9999-99-99T10:00:00Z", "updated_since")]
    [InlineData("status=new", "status")]
    public async Task A_parameter_that_cannot_be_used_is_named(string query, string name)
    {
        var (_, key) = await Given.ApiKey(await Given.Company());
        using var response = await Portal.Anonymous().Ask($"{Tickets}?{query}", key);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var problem = await response.Json();
        Assert.Equal(422, problem.GetProperty("status").GetInt32());
        Assert.Equal([name], problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    [Fact]
    public void The_names_of_states_and_priorities_are_a_promise()
    {
        Assert.Equal(["new", "in_progress", "waiting_customer", "waiting_third_party", "resolved", "closed", "cancelled", "merged"], SupportPortal.Api.ApiDocument.NamesOf<TicketStatus>());
        Assert.Equal(["critical", "high", "normal", "low"], SupportPortal.Api.ApiDocument.NamesOf<Priority>());
        Assert.Equal(["customer", "staff", "system"], SupportPortal.Api.ApiDocument.NamesOf<Side>());
    }

    private async Task<IReadOnlyList<string?>> Codes(string query, string key)
    {
        var page = await (await Portal.Anonymous().Ask(Tickets + query, key)).Json();
        return [.. page.GetProperty("data").EnumerateArray().Select(t => Text(t, "code"))];
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
