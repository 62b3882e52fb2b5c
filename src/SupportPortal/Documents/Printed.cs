using System.Globalization;

namespace SupportPortal.Documents;

/// <summary>Dates and numbers as papers of record print them: in Portuguese, whoever reads.</summary>
internal static class Printed
{
    private static readonly CultureInfo Portuguese = CultureInfo.GetCultureInfo("pt-BR");

    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset instant) => Domain.PortalTime.ToLocal(instant).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string Money(decimal reais) => $"R$ {reais.ToString("N2", Portuguese)}";

    /// <summary>1 h 48 min; days are counted in hours, as deadlines are.</summary>
    public static string Duration(TimeSpan time) => $"{(long)time.TotalHours} h {time.Minutes:00} min";

    public static string Number(decimal value) => value.ToString("#,0.##", Portuguese);
}
