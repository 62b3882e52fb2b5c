using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Desk;

/// <summary>Days on which somebody of the desk is not at work and is given no tickets. Why is nobody's business: there is no field for it.</summary>
public class Absence
{
    public const int MaxDays = 366;
    private Absence() { } // EF Core

    public Absence(Person person, DateOnly first, DateOnly last, Viewer by, DateTimeOffset at)
    {
        RuleException.ThrowIf(person.Kind is not PersonKind.Staff, "Escolha alguém da equipe.");
        RuleException.ThrowIf(last < first, "O último dia vem antes do primeiro.");
        RuleException.ThrowIf(last.DayNumber - first.DayNumber >= MaxDays, "Uma ausência dura até 366 dias.");
        RuleException.ThrowIf(last < PortalTime.DayOf(at), "Estes dias já passaram.");
        (PersonId, FirstDay, LastDay, ById, At) = (person.Id, first, last, by.PersonId, at);
        RuleException.ThrowIf(!MayBeChangedBy(by), "Só a supervisão registra a ausência de outra pessoa.");
    }

    public int Id { get; private set; }
    public int PersonId { get; private init; }
    public Person? Person { get; private init; }
    public DateOnly FirstDay { get; private init; }
    public DateOnly LastDay { get; private init; }
    public int ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    public bool MayBeChangedBy(Viewer me) => me.PersonId == PersonId || me.IsSupervisor;
}
