using System.Globalization;

namespace SupportPortal.Documents;

/// <summary>Dates and numbers as documents print them, whatever the culture of the request.</summary>
internal static class Printed
{
    private static readonly CultureInfo Portuguese = CultureInfo.GetCultureInfo("pt-BR");

    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset instant) => Domain.PortalTime.ToLocal(instant).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Money(decimal reais) => $"R$ {reais.ToString("N2", Portuguese)}";

    /// <summary>4 horas corridas.</summary>
    public static string Promise(TimeSpan target, Domain.Sla.Hours hours) => (hours, target.TotalHours) switch
    {
        (Domain.Sla.Hours.ClockTime, 1) => "1 hora corrida",
        (Domain.Sla.Hours.ClockTime, var n) when n == Math.Floor(n) => $"{n:0} horas corridas",
        (Domain.Sla.Hours.ClockTime, _) => $"{Duration(target)} corridos",
        (_, 1) => "1 hora útil",
        (_, var n) when n == Math.Floor(n) => $"{n:0} horas úteis",
        _ => $"{Duration(target)} úteis",
    };

    /// <summary>1 h 48 min; days are counted in hours, as deadlines are.</summary>
    public static string Duration(TimeSpan time) => $"{(long)time.TotalHours} h {time.Minutes:00} min";

    public static string Number(decimal value) => value.ToString("#,0.##", Portuguese);
}
