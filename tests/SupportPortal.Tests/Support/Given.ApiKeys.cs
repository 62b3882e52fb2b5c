using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;

namespace SupportPortal.Tests.Support;

public sealed partial class Given
{
    public async Task<(ApiKey Row, string Key)> ApiKey(
        Customer customer, ApiScopes scopes = ApiScopes.TicketsRead | ApiScopes.InvoicesRead, int days = 90, string name = "ERP da matriz", Person? by = null)
    {
        var (key, start, hash) = ApiKeys.New();
        var now = portal.Clock.Now;
        return (await Save(new ApiKey(customer.Id, name, scopes, start, hash, PortalTime.DayOf(now).AddDays(days), by is null ? Actor.System : By(by), now)), key);
    }
}

/// <summary>A program: a key and no cookies.</summary>
public static class ApiProgram
{
    public static async Task<HttpResponseMessage> Ask(this Client client, string url, string? key = null, HttpMethod? method = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(url, UriKind.Relative));
        if (key is not null) { request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}"); }
        return await client.Http.SendAsync(request);
    }

    public static async Task<System.Text.Json.JsonElement> Json(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        using var document = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
