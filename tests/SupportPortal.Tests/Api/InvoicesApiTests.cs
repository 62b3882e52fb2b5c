using System.Net;
using SupportPortal.Domain;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Api;

public class InvoicesApiTests(Portal portal) : PageTest(portal)
{
    private const string Invoices = "/api/v1/invoices";

    [Fact]
    public async Task A_program_reads_what_is_owed_and_paid_with_money_as_text()
    {
        var company = await Given.Company();
        var (late, next, paid) = (await Given.Invoice(company, due: -10), await Given.Invoice(company, due: 10), await Given.PaidInvoice(company, due: -40));
        var (_, key) = await Given.ApiKey(company);
        var all = (await (await Portal.Anonymous().Ask(Invoices, key)).Json()).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal([(next.Number, "not_due"), (late.Number, "overdue"), (paid.Number, "paid")], all.Select(i => (i.GetProperty("number").GetString()!, i.GetProperty("situation").GetString()!)));
        Assert.Equal((late.Amount.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), "BRL"), (all[1].GetProperty("amount").GetProperty("value").GetString(), all[1].GetProperty("amount").GetProperty("currency").GetString()));
        Assert.Equal($"{late.DueOn:yyyy-MM-dd}", all[1].GetProperty("due_on").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, all[1].GetProperty("paid_amount").ValueKind);
        Assert.DoesNotContain(late.Boleto!.DigitableLine, string.Concat(all), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Situation_and_period_narrow_the_list_and_pages_follow()
    {
        var company = await Given.Company();
        var (late, next, far) = (await Given.Invoice(company, due: -10), await Given.Invoice(company, due: 10), await Given.Invoice(company, due: 40));
        var (_, key) = await Given.ApiKey(company);
        Assert.Equal([late.Number], (await Read("?situation=overdue", key)).Numbers);
        Assert.Equal([next.Number], (await Read($"?due_from={Clock.Today():yyyy-MM-dd}&due_to={Clock.Today().AddDays(20):yyyy-MM-dd}", key)).Numbers);
        var first = await Read("?limit=2", key);
        Assert.Equal([far.Number, next.Number], first.Numbers);
        var second = await Read($"?limit=2&cursor={first.Next}", key);
        Assert.Equal((late.Number, null), (Assert.Single(second.Numbers), second.Next));
        foreach (var bad in new[] { "situation=late", "due_from=03/06/2030", "due_to=2030-02-30", "cursor=MQ", "state=new" })
        {
            Assert.Equal((bad, HttpStatusCode.UnprocessableEntity), (bad, (await Portal.Anonymous().Ask($"{Invoices}?{bad}", key)).StatusCode));
        }
    }

    private async Task<(IReadOnlyList<string?> Numbers, string? Next)> Read(string query, string key)
    {
        var page = await (await Portal.Anonymous().Ask(Invoices + query, key)).Json();
        return ([.. page.GetProperty("data").EnumerateArray().Select(t => t.GetProperty("number").GetString())], page.GetProperty("next_cursor").GetString());
    }
}
