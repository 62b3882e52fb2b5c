using System.Globalization;
using Microsoft.AspNetCore.Localization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;

namespace SupportPortal.Web;

/// <summary>The languages of the screens, and how one is chosen: this browser's choice, else the person's, else Portuguese.</summary>
public static class Languages
{
    public const string Default = "pt-BR";

    public static readonly IReadOnlyList<(string Code, string Name)> All = [("pt-BR", "Português"), ("en", "English"), ("es", "Español")];

    public static bool IsKnown(string? code) => All.Any(l => l.Code == code);

    /// <summary>Keeps the choice in this browser for a year.</summary>
    public static void Remember(HttpResponse response, string code)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.HttpContext.RequestServices.GetRequiredService<PortalCookies>().Write(response.HttpContext, PortalCookies.Language, code, TimeSpan.FromDays(365));
    }

    internal static void Configure(RequestLocalizationOptions options)
    {
        var cultures = All.Select(l => CultureInfo.GetCultureInfo(l.Code)).ToList();
        options.DefaultRequestCulture = new RequestCulture(Default);
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        options.RequestCultureProviders = [new CustomRequestCultureProvider(Choose)];
    }

    private static Task<ProviderCultureResult?> Choose(HttpContext context)
    {
        var cookie = context.RequestServices.GetRequiredService<PortalCookies>().Read(context, PortalCookies.Language);
        var code = IsKnown(cookie) ? cookie : context.RequestServices.GetRequiredService<Viewer>().Language;
        return Task.FromResult(code is null ? null : new ProviderCultureResult(code));
    }
}
