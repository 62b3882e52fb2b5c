using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Web;

public class RequestLogTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_request_leaves_one_line_with_its_id_and_without_what_was_in_its_path()
    {
        using var response = await Portal.Anonymous().Get("/nova-senha/a-secret-token?email=ana@empresa.example");

        var line = Assert.Single(Portal.Log.All, l => l.StartsWith("GET ", StringComparison.Ordinal));
        Assert.Contains($" {(int)response.StatusCode} in ", line, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(response.Headers.GetValues("X-Request-Id")));
        Assert.DoesNotContain(Portal.Log.All, l => l.Contains("a-secret-token", StringComparison.Ordinal) || l.Contains("ana@", StringComparison.Ordinal));
    }
}
