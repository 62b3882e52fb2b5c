using Microsoft.EntityFrameworkCore;

namespace SupportPortal.Tests.Support;

/// <summary>What the tests stand on.</summary>
public class HarnessTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(1), InlineData(2)]
    public async Task Each_test_starts_with_the_seed_rows_and_nothing_else(int time)
    {
        Assert.True(time > 0);
        Assert.Equal(4, await Db.Categories.CountAsync());
        Assert.Equal(10, await Db.SlaTargets.CountAsync());
        Assert.Empty(await Db.People.ToListAsync());
        Assert.Equal(Portal.MondayMorning, Clock.GetUtcNow());

        await Given.Contact();
        await Db.SlaTargets.ExecuteDeleteAsync();
        Clock.Advance(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task The_portal_starts_on_the_clone_and_answers_a_browser()
    {
        var page = await Browser.Open("/health/ready", screen: Screen.Phone, dark: true);

        Assert.Equal("Healthy", await page.InnerTextAsync("body"));
        Assert.True(await page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches && isSecureContext"));
    }

    [Fact]
    public async Task A_form_is_found_by_its_fields_and_sent_with_its_token()
    {
        var company = await Given.CompanyAccount();
        using var response = await Portal.Anonymous().Submit("/entrar", new() { ["Input.User"] = company.UserName!, ["Input.Password"] = Given.Password });

        Assert.Equal("/", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Signed_in_as_somebody_the_clients_and_browsers_pages_are_that_persons()
    {
        var ana = await Given.Contact(name: "Ana Prado");
        Assert.Contains("Ana Prado", (await Portal.SignedInAs(ana).Page("/conta")).Body!.TextContent, StringComparison.Ordinal);

        var page = await Browser.Open("/conta", ana);
        Assert.EndsWith("/conta", page.Url, StringComparison.Ordinal);
        Assert.Contains("Ana Prado", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        await Browser.HasNoAxeViolations(page);
        await Browser.DoesNotScrollSideways(page);
    }
}
