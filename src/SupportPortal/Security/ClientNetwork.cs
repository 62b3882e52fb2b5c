using System.Net;
using System.Net.Sockets;

namespace SupportPortal.Security;

/// <summary>Where a request comes from, as limits count it: one IPv4 address, or the /64 that an IPv6 customer owns whole.</summary>
public static class ClientNetwork
{
    public static string Of(HttpContext? request) => Of(request?.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null) { return "unknown"; }
        if (address.IsIPv4MappedToIPv6) { address = address.MapToIPv4(); }
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) { return $"{address}/32"; }
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
