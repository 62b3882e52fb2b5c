namespace SupportPortal.Security;

/// <summary>Browser and system in words a person knows: "Firefox, Windows". Only for the list of sessions and for notices.</summary>
public static class Device
{
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Of(HttpContext request)
    {
        var agent = request.Request.Headers.UserAgent.ToString();
        return $"{Name(agent, Browsers, "Navegador")}, {Name(agent, Systems, "outro sistema")}";
    }

    private static string Name(string agent, (string Mark, string Name)[] known, string otherwise) =>
        known.FirstOrDefault(k => agent.Contains(k.Mark, StringComparison.Ordinal)).Name ?? otherwise;
}
