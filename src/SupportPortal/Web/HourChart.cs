using SupportPortal.Domain.Contracts;

namespace SupportPortal.Web;

/// <summary>The scale of the chart of a contract's hours.</summary>
public static class HourChart
{
    /// <summary>Four equal steps of whole hours, as few as hold the highest column, in minutes.</summary>
    public static int TopOf(IReadOnlyCollection<HourMonth> months)
    {
        var highest = months.SelectMany(m => new[] { m.Available, m.Used }).DefaultIfEmpty().Max();
        return Math.Max((highest + 239) / 240, 1) * 240;
    }
}
