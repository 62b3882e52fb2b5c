using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SupportPortal.Api;

/// <summary>The API described by OpenAPI 3.1, drawn from the endpoints themselves once and then kept.</summary>
public sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents)
{
    public const string Name = "v1", Path = ApiSetup.Root + "/openapi.json";
    private Task<string>? _text;

    public Task<string> TextAsync() => _text ??= DrawAsync();

    internal static string[] NamesOf<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(ApiQuery.NameOf)];

    private async Task<string> DrawAsync() => await (await documents.GetOpenApiDocumentAsync()).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
}

internal static class ApiDocumentSetup
{
    private const string Scheme = "access_key";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiSetup.Root[1..], StringComparison.Ordinal) is true;
            options.AddSchemaTransformer((schema, context, _) =>
            {
                // A type with a converter of its own is one of which nothing is known.
                if ((Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type) != typeof(DateTimeOffset)) { return Task.CompletedTask; }
                schema.Format = "date-time";
                schema.Type = context.JsonTypeInfo.Type == typeof(DateTimeOffset) ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, context, _) =>
            {
                var configuration = context.ApplicationServices.GetRequiredService<IConfiguration>();
                document.Info = new OpenApiInfo
                {
                    Title = "Portal do Cliente",
                    Version = "1",
                    Description = string.Create(CultureInfo.InvariantCulture, $"Reads what is the company's, with an access key of the company. A key may ask {ApiFilter.PerMinute} times a minute. Moments are UTC, days are those of America/Sao_Paulo, money is text with its currency. Fields may be added; none is renamed or removed within a version."),
                };
                document.Servers = [new OpenApiServer { Url = configuration["Portal:PublicUrl"]!.TrimEnd('/') }];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
                {
                    [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key made at /chaves-de-acesso." },
                };
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
                return Task.CompletedTask;
            });
        });
        return services.AddSingleton<ApiDocument>();
    }

    public static void MapApiDocument(this IEndpointRouteBuilder app) => app.MapGet(ApiDocument.Path, async (ApiDocument document, HttpResponse response) =>
    {
        response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Text(await document.TextAsync(), "application/json");
    }).AllowAnonymous().ExcludeFromDescription();

    public static RouteHandlerBuilder TakesPages(this RouteHandlerBuilder endpoint) => endpoint
        .Takes("limit", $"How many rows; {ApiQuery.DefaultLimit} when left out.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{ApiQuery.MaxLimit}" })
        .Takes("cursor", "next_cursor of the page before, unchanged.", new OpenApiSchema { Type = JsonSchemaType.String });

    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string name, string description, string[] names) =>
        endpoint.Takes(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. names.Select(n => (JsonNode)JsonValue.Create(n))] });

    public static RouteHandlerBuilder TakesMoment(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.Takes(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" });

    public static RouteHandlerBuilder TakesDay(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.Takes(name, description, new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" });

    private static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string name, string description, OpenApiSchema schema) =>
        endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = description, Schema = schema });
            return Task.CompletedTask;
        });
}
