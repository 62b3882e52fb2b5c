using System.Globalization;
using System.Text.Json;
using SupportPortal.Domain.Billing;
using Charges = SupportPortal.Domain.Billing.LateCharges;

namespace SupportPortal.Tests.Domain.Billing;

internal static class CalendarVectors
{
    public static void Holidays(JsonElement vector)
    {
        var year = int.Parse(vector.Text("ano"), CultureInfo.InvariantCulture);
        if (vector.Has("pascoa")) { Assert.Equal(vector.Date("pascoa"), BankCalendar.Easter(year)); }

        if (!vector.Has("feriados")) { return; }

        var (expected, actual) = (vector.GetProperty("feriados").EnumerateArray().ToList(), BankCalendar.Holidays(year));
        Assert.Equal(expected.Select(Day).Order(), actual.Select(f => (DateOnly?)f.Date).Order());
        Assert.Equal(expected.Where(f => f.Has("nome")).Select(f => (Day(f), f.Text("nome"))).Except(actual.Select(f => ((DateOnly?)f.Date, f.Name))), []);

        // A day alone, or a day with its name.
        static DateOnly? Day(JsonElement f) => f.ValueKind == JsonValueKind.String ? DateOnly.ParseExact(f.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : f.Date("data");
    }

    public static void BusinessDay(JsonElement vector)
    {
        var date = vector.Date("data")!.Value;
        if (vector.Has("dia_util")) { Assert.Equal(vector.GetProperty("dia_util").GetBoolean(), BankCalendar.National.IsBusinessDay(date)); }
        if (vector.Has("vencimento_efetivo")) { Assert.Equal(vector.Date("vencimento_efetivo"), BankCalendar.National.EffectiveDueDate(date)); }
    }

    public static void LateCharges(JsonElement vector)
    {
        var charges = Charges.On(
            vector.Reais("valor_centavos"), vector.Date("vencimento")!.Value, vector.Date("data_pagamento")!.Value,
            Percent("multa_percent"), Percent("juros_mensal_percent"), BankCalendar.National, Rounding(vector.Text("arredondamento")),
            vector.Has("desconto_centavos") ? new Discount(vector.Reais("desconto_centavos"), vector.Date("desconto_ate") ?? vector.Date("vencimento")!.Value) : null);

        var expected = vector.GetProperty("expected");
        if (expected.Has("vencimento_efetivo")) { Assert.Equal(expected.Date("vencimento_efetivo"), charges.EffectiveDueDate); }
        if (expected.Has("dias_atraso")) { Assert.Equal(expected.Text("dias_atraso"), charges.DaysLate.ToString()); }
        if (expected.Has("multa_centavos")) { Assert.Equal(expected.Reais("multa_centavos"), charges.Fine); }
        if (expected.Has("juros_centavos")) { Assert.Equal(expected.Reais("juros_centavos"), charges.Interest); }
        if (expected.Has("desconto_centavos")) { Assert.Equal(expected.Reais("desconto_centavos"), charges.Discount); }
        Assert.Equal(expected.Reais("total_centavos"), charges.Total);

        decimal Percent(string name) => vector.Has(name) ? decimal.Parse(vector.Text(name), CultureInfo.InvariantCulture) : 0;
    }

    private static MidpointRounding Rounding(string name) => name switch
    {
        "" or "half-up" or "half_up" => MidpointRounding.AwayFromZero,
        "down" => MidpointRounding.ToZero,
        _ => throw new InvalidOperationException($"No rounding is known by the name \"{name}\"."),
    };
}
