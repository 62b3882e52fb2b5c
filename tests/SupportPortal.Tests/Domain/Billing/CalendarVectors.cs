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

        var expected = vector.GetProperty("feriados").EnumerateArray().Select(f => (f.Date("data"), f.Text("nome"))).Order();
        Assert.Equal(expected, BankCalendar.Holidays(year).Select(f => ((DateOnly?)f.Date, f.Name)).Order());
    }

    public static void BusinessDay(JsonElement vector)
    {
        var date = vector.Date("data")!.Value;
        Assert.Equal(vector.GetProperty("dia_util").GetBoolean(), BankCalendar.National.IsBusinessDay(date));
        Assert.Equal(vector.Date("vencimento_efetivo"), BankCalendar.National.EffectiveDueDate(date));
    }

    public static void LateCharges(JsonElement vector)
    {
        var charges = Charges.On(
            vector.Reais("valor_centavos"), vector.Date("vencimento")!.Value, vector.Date("data_pagamento")!.Value,
            Percent("multa_percent"), Percent("juros_mensal_percent"), BankCalendar.National, Rounding(vector.Text("arredondamento")));

        var expected = vector.GetProperty("expected");
        if (expected.Has("vencimento_efetivo")) { Assert.Equal(expected.Date("vencimento_efetivo"), charges.EffectiveDueDate); }
        if (expected.Has("dias_atraso")) { Assert.Equal(expected.Text("dias_atraso"), charges.DaysLate.ToString()); }
        Assert.Equal(
            (expected.Reais("multa_centavos"), expected.Reais("juros_centavos"), expected.Reais("total_centavos")),
            (charges.Fine, charges.Interest, charges.Total));

        decimal Percent(string name) => vector.Has(name) ? decimal.Parse(vector.Text(name), CultureInfo.InvariantCulture) : 0;
    }

    private static MidpointRounding Rounding(string name) => name switch
    {
        "" or "half-up" => MidpointRounding.AwayFromZero,
        "down" => MidpointRounding.ToZero,
        _ => throw new InvalidOperationException($"No rounding is known by the name \"{name}\"."),
    };
}
