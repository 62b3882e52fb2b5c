using System.Net;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Web;

public class HealthTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData("/health/live"), InlineData("/health/ready")]
    public async Task A_probe_is_answered_without_signing_in(string url)
    {
        using var response = await Portal.Anonymous().Get(url);
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Without_the_database_the_portal_lives_but_is_not_ready_and_says_no_more()
    {
        var client = Portal.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/health/ready")).StatusCode);

        await using (await Portal.CutDatabase())
        {
            Assert.Equal(HttpStatusCode.OK, (await client.Get("/health/live")).StatusCode);
            using var ready = await client.Get("/health/ready");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        }
        Assert.Equal(HttpStatusCode.OK, (await client.Get("/health/ready")).StatusCode);
    }
}
