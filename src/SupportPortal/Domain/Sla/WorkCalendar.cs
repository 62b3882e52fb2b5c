namespace SupportPortal.Domain.Sla;

/// <summary>The hours in which deadlines of business time count, on the wall clock of America/Sao_Paulo. Tickets keep them as they were (<see cref="WorkSchedule"/>).</summary>
public class WorkCalendar
{
    public const int NameMaxLength = 80;
    private WorkCalendar() { } // EF Core

    public WorkCalendar(string name, WeekHours week) => Describe(name, week);

    public int Id { get; private set; }
    public string Name { get; private set; } = "";
    public WeekHours Week { get; private set; } = WeekHours.Standard;

    public void Describe(string name, WeekHours week)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê um nome ao calendário.");
        RuleException.ThrowIf(week.IsEmpty, "Um calendário precisa de pelo menos um intervalo de trabalho.");
        (Name, Week) = (name, week);
    }
}
