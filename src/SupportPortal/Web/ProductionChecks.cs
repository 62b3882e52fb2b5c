using SupportPortal.Data;

namespace SupportPortal.Web;

/// <summary>Outside Development the portal does not start half configured, nor with demo data in its database.</summary>
public static class ProductionChecks
{
    private const int ShortestSecret = 32;

    public static void RefuseToStartHalfConfigured(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Environment.IsDevelopment()) { return; }
        Refuse([.. Problems(builder.Configuration)]);
    }

    public static async Task RefuseDemoDataAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Environment.IsDevelopment()) { return; }
        await using var find = app.Services.GetRequiredService<DataSources>()[DbRole.Jobs].CreateCommand("select exists (select from people where email like '%@demo.example')");
        if (await find.ExecuteScalarAsync() is true) { Refuse(["The database has demo data, whose passwords everybody knows. Use another database."]); }
    }

    internal static IEnumerable<string> Problems(IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration.GetConnectionString("Portal"))) { yield return "ConnectionStrings:Portal is missing."; }
        var url = configuration["Portal:PublicUrl"];
        if (!Uri.TryCreate(url, UriKind.Absolute, out var publicUrl) || publicUrl.Scheme != Uri.UriSchemeHttps || publicUrl.AbsolutePath != "/")
        {
            yield return "Portal:PublicUrl must be the portal's address as people type it, https and without a path: mails link to it.";
        }
        if (configuration["AllowedHosts"] is null or "" || configuration["AllowedHosts"]!.Contains('*', StringComparison.Ordinal)) { yield return "AllowedHosts must name the portal's hosts, separated by semicolons."; }
        if (configuration[DataProtectionSetup.SecretSetting] is not { Length: >= ShortestSecret }) { yield return $"{DataProtectionSetup.SecretSetting} must have {ShortestSecret} characters or more."; }
        if (string.IsNullOrWhiteSpace(configuration["Mail:Host"])) { yield return "Mail:Host is missing."; }
        if (string.IsNullOrWhiteSpace(configuration["Mail:From"])) { yield return "Mail:From is missing."; }
    }

    private static void Refuse(IReadOnlyCollection<string> problems)
    {
        if (problems.Count > 0) { throw new InvalidOperationException("The portal does not start:\n  " + string.Join("\n  ", problems)); }
    }
}
