using System.Text.Json;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Domain.Accounts;

internal static class TaxIdVectors
{
    public static void Cnpj(JsonElement vector)
    {
        var input = vector.Text("input");
        var read = SupportPortal.Domain.Accounts.Cnpj.TryParse(input, out var cnpj, out var fault);
        if (IsOfChoice(vector))
        {
            // Lower case is a matter of choice: the input boundary folds it, the rule behind it refuses it. One of the two agrees.
            var stripped = string.Concat(input.Where(c => c is not (' ' or '.' or '/' or '-')));
            var strict = SupportPortal.Domain.Accounts.Cnpj.Check(stripped) == TaxIdFault.None;
            Assert.Contains(vector.IsValid(), new[] { read, strict });
            Assert.Equal(SupportPortal.Domain.Accounts.Cnpj.TryParse(input.ToUpperInvariant(), out var upper), read);
            Assert.Equal(upper, cnpj);
            return;
        }

        Assert.Equal(vector.IsValid(), read);
        Assert.Equal(read, fault == TaxIdFault.None);
        if (!read) { return; }

        if (vector.Has("normalized")) { Assert.Equal(vector.Text("normalized"), cnpj.Value); }
        if (vector.Has("formatted")) { Assert.Equal(vector.Text("formatted"), cnpj.ToString()); }
        if (vector.Has("dv")) { Assert.Equal(vector.Text("dv"), SupportPortal.Domain.Accounts.Cnpj.CheckDigitsOf(cnpj.Value[..12])); }
        if (vector.Has("alphanumeric")) { Assert.Equal(vector.GetProperty("alphanumeric").GetBoolean(), cnpj.IsAlphanumeric); }
    }

    /// <summary>The one entry of choice, 123.456.789-09, is accepted: its digits are right.</summary>
    public static void Cpf(JsonElement vector)
    {
        var read = SupportPortal.Domain.Accounts.Cpf.TryParse(vector.Text("input"), out var cpf, out var fault);
        if (!IsOfChoice(vector)) { Assert.Equal(vector.IsValid(), read); }
        Assert.Equal(read, fault == TaxIdFault.None);
        if (!read) { return; }

        if (vector.Has("normalized")) { Assert.Equal(vector.Text("normalized"), cpf.Value); }
        if (vector.Has("formatted")) { Assert.Equal(vector.Text("formatted"), cpf.ToString()); }
        if (vector.Has("dv")) { Assert.Equal(vector.Text("dv"), SupportPortal.Domain.Accounts.Cpf.CheckDigitsOf(cpf.Value[..9])); }
    }

    private static bool IsOfChoice(JsonElement vector) => vector.Has("policy") && vector.GetProperty("policy").GetBoolean();
}
