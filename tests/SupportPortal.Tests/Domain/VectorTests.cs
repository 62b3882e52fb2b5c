using System.Text.Json;
using SupportPortal.Tests.Domain.Accounts;
using SupportPortal.Tests.Domain.Billing;

namespace SupportPortal.Tests.Domain;

/// <summary>
/// Facts of bank manuals and public test suites, one case for each entry of Vectors/*.json. The kind named in the file picks the check.
/// PORTAL_VECTORS=/some/folder runs the files of that folder instead.
/// </summary>
public class VectorTests
{
    public static TheoryData<string, string, string> Vectors => [.. VectorFile.Entries.Select(e => (e.File, e.Id, e.Kind))];

    [Theory, MemberData(nameof(Vectors))]
    public void Vector_holds(string file, string id, string kind)
    {
        var vector = VectorFile.Entries.Single(e => e.File == file && e.Id == id).Vector;
        Assert.True(vector.ValueKind == JsonValueKind.Object, $"{file} {id}: {kind}");
        CheckFor(file, kind)(vector);
    }

    private static Action<JsonElement> CheckFor(string file, string kind) => kind switch
    {
        "cnpj" => TaxIdVectors.Cnpj,
        "cpf" => TaxIdVectors.Cpf,
        "modulos" => CodeVectors.CheckDigit,
        "linha-codigo" => CodeVectors.LineAndBarcode,
        "fator-vencimento" => CodeVectors.Factor,
        "fator-leitura" => CodeVectors.FactorReading,
        "i2of5" => CodeVectors.Interleaved2of5,
        "crc16" => PixVectors.Crc,
        "pix-brcode" => PixVectors.BrCode,
        "feriados" => CalendarVectors.Holidays,
        "dias-uteis" => CalendarVectors.BusinessDay,
        "encargos" => CalendarVectors.LateCharges,
        "nosso-numero-dv" => vector => BoletoVectors.Check(kind, vector),
        _ when kind.StartsWith("boleto-", StringComparison.Ordinal) => vector => BoletoVectors.Check(kind, vector),
        _ => _ => Assert.Fail($"{file}: no check is known for the kind \"{kind}\"."),
    };
}
