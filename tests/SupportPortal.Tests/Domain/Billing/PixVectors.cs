using System.Text.Json;
using SupportPortal.Domain.Billing;
using Code = SupportPortal.Domain.Billing.BrCode;

namespace SupportPortal.Tests.Domain.Billing;

internal static class PixVectors
{
    public static void Crc(JsonElement vector) => Assert.Equal(vector.Text("crc"), Code.Crc16(vector.Text("data")));

    public static void BrCode(JsonElement vector)
    {
        var payload = vector.Text("payload");
        var valid = Code.TryParse(payload, out var code, out var fault);
        Assert.True(vector.IsValid() == valid, $"valid: {valid} ({fault})");
        if (BrCodeField.ReadAll(payload) is not { } fields) { return; }

        if (vector.Has("crc") && fault != BrCodeFault.Crc) { Assert.Equal(vector.Text("crc"), Code.Crc16(payload[..^4]), ignoreCase: true); }
        if (vector.Has("campos")) { Assert.Equal(Flat(vector.GetProperty("campos")), Flat(fields)); }
        if (vector.Has("tipo")) { Assert.Equal(vector.Text("tipo"), fields.Value("26", "25") is null ? "estatico" : "dinamico"); }
        if (code is not null && vector.Has("tipo")) { Assert.Equal(vector.Text("tipo"), code.IsDynamic ? "dinamico" : "estatico"); }
    }

    private static IEnumerable<(string Path, string Value)> Flat(JsonElement fields) => fields.EnumerateObject()
        .SelectMany(field => field.Value.ValueKind == JsonValueKind.Object
            ? Flat(field.Value).Select(inner => ($"{field.Name}-{inner.Path}", inner.Value))
            : [(field.Name, field.Value.ToString())])
        .Order();

    private static IEnumerable<(string Path, string Value)> Flat(IReadOnlyList<BrCodeField> fields) => fields
        .SelectMany(field => field.Fields.Count > 0
            ? Flat(field.Fields).Select(inner => ($"{field.Id}-{inner.Path}", inner.Value))
            : [(field.Id, field.Value)])
        .Order();
}
