using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace SupportPortal.Web;

/// <summary>Which proxies may say who the visitor is and that he or she came over HTTPS. Nobody else may: throttles count by network address.</summary>
public static class Proxies
{
    public const string Setting = "Portal:Proxies";

    public static IApplicationBuilder UseProxies(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var known = app.ApplicationServices.GetRequiredService<IConfiguration>()[Setting]?
            .Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Network).ToList() ?? [];
        if (known.Count == 0) { return app; } // with empty lists the framework would believe everybody

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        options.KnownProxies.Clear(); // loopback is there by default
        options.KnownIPNetworks.Clear();
        foreach (var network in known) { options.KnownIPNetworks.Add(network); }
        return app.UseForwardedHeaders(options);
    }

    private static IPNetwork Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new InvalidOperationException($"{Setting}: {text} is neither an address nor a network.");
}
