namespace SupportPortal.Domain.Sla;

/// <summary>Working intervals per weekday, less holidays, on the wall clock of America/Sao_Paulo.</summary>
/// <param name="hours">Intervals of each weekday, in order and without overlap, midnight as an end being the day's; a weekday that is missing is a day off.</param>
/// <param name="isHoliday">True for a day on which nobody works.</param>
public sealed class BusinessCalendar(
    IReadOnlyDictionary<DayOfWeek, (TimeOnly From, TimeOnly To)[]> hours, Func<DateOnly, bool> isHoliday)
{
    private const int FarthestDays = 3660; // a calendar without a working interval in ten years is a mistake

    /// <summary>The working intervals of one day as instants, in UTC.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Intervals(DateOnly day) =>
        !hours.TryGetValue(day.DayOfWeek, out var intervals) || isHoliday(day)
            ? []
            : intervals.Select(i => (PortalTime.At(day, i.From), i.To == TimeOnly.MinValue ? PortalTime.At(day.AddDays(1), i.To) : PortalTime.At(day, i.To)));

    public bool IsWorkingDay(DateOnly day) => Intervals(day).Any();

    /// <summary>The end of the n-th working day after this instant's day.</summary>
    public DateTimeOffset EndOfWorkingDay(DateTimeOffset from, int days)
    {
        var day = PortalTime.DayOf(from);
        for (var tried = 0; tried < FarthestDays; tried++)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day) && --days <= 0) { return Intervals(day).Last().To; }
        }
        throw new RuleException("O calendário não tem expediente para este prazo.");
    }

    /// <summary>Working intervals from an instant on, the first one cut at that instant.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> From(DateTimeOffset start)
    {
        var day = PortalTime.DayOf(start);
        for (var tried = 0; tried < FarthestDays; tried++, day = day.AddDays(1))
        {
            foreach (var (from, to) in Intervals(day))
            {
                if (to > start) { yield return (from > start ? from : start, to); }
            }
        }
    }
}
