using System.Text.Json;
using SupportPortal.Tests.Domain.Accounts;
using SupportPortal.Tests.Domain.Billing;

namespace SupportPortal.Tests.Domain;

/// <summary>
/// Facts of bank manuals and public test suites, one case for each entry of Vectors/*.json. The kind named in the file picks the check.
/// PORTAL_VECTORS=/some/folder runs the files of that folder instead.
/// </summary>
public class VectorTests(ITestOutputHelper output)
{
    public static TheoryData<string, string, string> Vectors => [.. VectorFile.Entries.Select(e => (e.File, e.Id, e.Kind))];

    [Theory, MemberData(nameof(Vectors))]
    public void Vector_holds(string file, string id, string kind)
    {
        var vector = VectorFile.Entries.Single(e => e.File == file && e.Id == id).Vector;
        Assert.True(vector.ValueKind == JsonValueKind.Object, $"{file} {id}: {kind}");
        CheckFor(file, kind)(vector);
    }

    /// <summary>One line for each kind and bank, so that the run says what was checked; the total is every entry of every file.</summary>
    [Fact]
    public void Vectors_are_counted_by_kind_and_bank()
    {
        var counts = VectorFile.Entries.GroupBy(e => (e.Kind, Bank: BoletoVectors.BankCode(e.Kind, e.Vector) is { Length: 3 } bank ? bank : ""))
            .OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Bank, StringComparer.Ordinal).ToList();
        output.WriteLine($"{counts.Sum(g => g.Count())} vectors in {VectorFile.Entries.Select(e => e.File).Distinct().Count()} files");
        foreach (var group in counts) { output.WriteLine($"{group.Key.Kind,-18} {group.Key.Bank,-4} {group.Count(),4}"); }
        foreach (var bank in counts.Where(g => g.Key.Bank.Length > 0).GroupBy(g => g.Key.Bank).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"bank {bank.Key} {bank.Sum(g => g.Count()),17}");
        }

        Assert.NotEmpty(counts);
        Assert.DoesNotContain(VectorFile.Entries, e => e.Id == "(file)");
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
