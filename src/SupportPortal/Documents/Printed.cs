using System.Globalization;

namespace SupportPortal.Documents;

/// <summary>Dates and numbers as documents print them, whatever the culture of the request.</summary>
internal static class Printed
{
    private static readonly CultureInfo Portuguese = CultureInfo.GetCultureInfo("pt-BR");

    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset instant) => Domain.PortalTime.ToLocal(instant).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Money(decimal reais) => $"R$ {reais.ToString("N2", Portuguese)}";

    public static string Number(decimal value) => value.ToString("#,0.##", Portuguese);
}
