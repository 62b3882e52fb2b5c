using Microsoft.Extensions.Configuration;
using SupportPortal.Tests.Support;
using SupportPortal.Web;

namespace SupportPortal.Tests.Web;

public class ProductionChecksTests(Portal portal) : PageTest(portal)
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["ConnectionStrings:Portal"] = "Host=db",
        ["Portal:PublicUrl"] = "https://portal.example",
        ["AllowedHosts"] = "portal.example",
        ["Portal:KeyProtection:Secret"] = new string('s', 32),
        ["Mail:Host"] = "mail.example",
        ["Mail:From"] = "suporte@portal.example",
    };

    [Fact]
    public void A_complete_configuration_has_no_problems() => Assert.Empty(ProblemsWith("Mail:Host", "mail.example"));

    [Theory]
    [InlineData("ConnectionStrings:Portal", null)]
    [InlineData("Portal:PublicUrl", null)]
    [InlineData("Portal:PublicUrl", "http://portal.example")]
    [InlineData("Portal:PublicUrl", "https://portal.example/suporte")]
    [InlineData("AllowedHosts", null)]
    [InlineData("AllowedHosts", "*")]
    [InlineData("AllowedHosts", "*.example")]
    [InlineData("Portal:KeyProtection:Secret", null)]
    [InlineData("Portal:KeyProtection:Secret", "too short")]
    [InlineData("Mail:Host", "")]
    [InlineData("Mail:From", null)]
    public void Each_setting_that_is_missing_or_unsafe_is_named(string key, string? value) =>
        Assert.StartsWith(key, Assert.Single(ProblemsWith(key, value)), StringComparison.Ordinal);

    [Fact]
    public void The_portal_does_not_start_half_configured()
    {
        using var host = Portal.With(b => b.UseSetting("Portal:PublicUrl", "").UseSetting("Mail:From", ""));
        var refusal = Assert.Throws<InvalidOperationException>(() => host.Services);
        Assert.Contains("PublicUrl", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Mail:From", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portal_does_not_start_on_demo_data()
    {
        var person = await Given.Staff();
        await Given.Change(person, p => p.Email = "analista@demo.example");
        using var host = Portal.With(_ => { });
        Assert.Contains("demo data", Assert.Throws<InvalidOperationException>(() => host.Services).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ProblemsWith(string key, string? value) =>
        ProductionChecks.Problems(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(Complete) { [key] = value }).Build());
}
