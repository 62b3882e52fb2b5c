using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Tests.Support;
using SupportPortal.Web;

namespace SupportPortal.Tests.Web;

public class ProxiesTests(Portal portal) : PageTest(portal)
{
    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7", "https 198.51.100.4")]
    [InlineData("192.0.2.1, 10.0.0.0/24", "10.0.0.7", "https 198.51.100.4")]
    [InlineData("10.0.0.8", "10.0.0.7", "http 10.0.0.7")]
    [InlineData("10.0.0.8", "127.0.0.1", "http 127.0.0.1")]
    [InlineData("", "10.0.0.7", "http 10.0.0.7")]
    public async Task Only_a_configured_proxy_is_believed_and_only_its_own_word(string proxies, string sender, string seen)
    {
        using var instance = Portal.With(b => b.UseSetting(Proxies.Setting, proxies)
            .ConfigureTestServices(s => s.AddSingleton<IStartupFilter>(new Connection(IPAddress.Parse(sender)))));
        using var client = instance.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/health/live");
        request.Headers.Add("X-Forwarded-For", "203.0.113.66, 198.51.100.4"); // the first one the visitor made up
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var response = await client.SendAsync(request);

        Assert.Equal(seen, Assert.Single(response.Headers.GetValues("X-Seen")));
    }

    [Fact]
    public void A_proxy_that_cannot_be_read_keeps_the_portal_from_starting()
    {
        using var instance = Portal.With(b => b.UseSetting(Proxies.Setting, "proxy.example"));
        Assert.Contains("proxy.example", Assert.Throws<InvalidOperationException>(() => instance.Services).Message, StringComparison.Ordinal);
    }

    /// <summary>The address that the connection comes from, which the in-memory server lacks; and what the portal makes of it.</summary>
    private sealed class Connection(IPAddress sender) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = sender;
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers["X-Seen"] = $"{context.Request.Scheme} {context.Connection.RemoteIpAddress}";
                    return Task.CompletedTask;
                });
                return rest(context);
            });
            next(app);
        };
    }
}
