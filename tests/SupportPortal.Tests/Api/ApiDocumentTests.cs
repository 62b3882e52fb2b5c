using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Tests.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Api;

/// <summary>The description is true: each route, each field of a real answer, each name that a field can have.</summary>
public class ApiDocumentTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_document_names_every_route_its_parameters_and_its_refusals()
    {
        var document = await Document();
        var routes = Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => r.StartsWith("/api/", StringComparison.Ordinal) && r != SupportPortal.Api.ApiDocument.Path);
        Assert.Equal(routes.Order(StringComparer.Ordinal), document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal("https://portal.example", document.GetProperty("servers")[0].GetProperty("url").GetString());
        var list = document.GetProperty("paths").GetProperty("/api/v1/tickets").GetProperty("get");
        Assert.Equal(["limit", "cursor", "state", "updated_since"], list.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(["200", "401", "403", "422", "429"], list.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Real_answers_are_what_the_document_says()
    {
        var document = await Document();
        var world = await World.Create(Portal);
        var faults = new List<string>();
        foreach (var (path, url) in new[]
        {
            ("/api/v1/tickets", "/api/v1/tickets"), ("/api/v1/tickets/{code}", $"/api/v1/tickets/{world.Own.Open.Code}"), ("/api/v1/tickets/{code}", $"/api/v1/tickets/{world.Own.Closed.Code}"), ("/api/v1/invoices", "/api/v1/invoices"),
        })
        {
            var schema = document.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            using var response = await Portal.Anonymous().Ask(url, world.Own.ApiKey.Key);
            Check(await response.Json(), schema, document, url, faults);
        }
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_page_for_people_names_the_same_addresses_and_states()
    {
        var page = await Portal.Anonymous().Page("/ajuda/api");
        var document = await Document();
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            Assert.Contains($"GET {path.Name}", page.Body!.TextContent, StringComparison.Ordinal);
            foreach (var parameter in path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()!).Where(n => n != "code"))
            {
                Assert.Contains(parameter, page.Body.TextContent, StringComparison.Ordinal);
            }
        }
        Assert.NotNull(page.QuerySelector("a[href='/api/v1/openapi.json']"));
    }

    private async Task<JsonElement> Document()
    {
        using var response = await Portal.Anonymous().Ask(SupportPortal.Api.ApiDocument.Path);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        return await response.Json();
    }

    // As much of JSON Schema as the document uses; what a schema does not name must not be in an answer.
    private static void Check(JsonElement value, JsonElement schema, JsonElement document, string at, List<string> faults)
    {
        if (schema.TryGetProperty("$ref", out var link))
        {
            Check(value, document.GetProperty("components").GetProperty("schemas").GetProperty(link.GetString()!.Split('/')[^1]), document, at, faults);
            return;
        }
        if (schema.TryGetProperty("oneOf", out var options))
        {
            var isNull = value.ValueKind is JsonValueKind.Null;
            var option = options.EnumerateArray().Where(o => isNull == (o.TryGetProperty("type", out var t) && t.ToString() == "null")).ToList();
            if (option.Count == 0) { faults.Add($"{at}: none of its schemas"); } else if (!isNull) { Check(value, option[0], document, at, faults); }
            return;
        }
        if (schema.TryGetProperty("type", out var type))
        {
            var allowed = type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
            var found = value.ValueKind switch { JsonValueKind.Null => "null", JsonValueKind.Array => "array", JsonValueKind.Object => "object", JsonValueKind.String => "string", JsonValueKind.Number => "integer", _ => "boolean" };
            if (!allowed.Contains(found)) { faults.Add($"{at}: {found}, not {type}"); }
        }
        else if (!schema.TryGetProperty("enum", out _)) { faults.Add($"{at}: nothing is said of it"); }
        if (schema.TryGetProperty("enum", out var names) && value.ValueKind is not JsonValueKind.Null && !names.EnumerateArray().Any(n => n.ToString() == value.ToString())) { faults.Add($"{at}: {value} is no name of {names}"); }
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time" && value.ValueKind is JsonValueKind.String && !value.GetString()!.EndsWith('Z')) { faults.Add($"{at}: {value} is not UTC"); }
        if (value.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray()) { Check(item, schema.GetProperty("items"), document, $"{at}[]", faults); }
        }
        if (value.ValueKind is JsonValueKind.Object)
        {
            var fields = schema.GetProperty("properties");
            foreach (var field in value.EnumerateObject())
            {
                if (fields.TryGetProperty(field.Name, out var its)) { Check(field.Value, its, document, $"{at}.{field.Name}", faults); } else { faults.Add($"{at}.{field.Name} is not in the document"); }
            }
            faults.AddRange(fields.EnumerateObject().Where(f => !value.TryGetProperty(f.Name, out _)).Select(f => $"{at}.{f.Name} is missing"));
        }
    }
}
