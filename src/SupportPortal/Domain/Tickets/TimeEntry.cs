using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Domain.Tickets;

/// <summary>Time somebody of ours spent on a ticket. Lines are never changed: a wrong one is answered by a line with the same minutes below zero.</summary>
public class TimeEntry
{
    public const int NoteMaxLength = 500, MaxMinutes = 24 * 60;
    private TimeEntry() { } // EF Core

    /// <param name="ticket">What it was spent on.</param>
    /// <param name="minutes">How long it took.</param>
    /// <param name="day">On which day.</param>
    /// <param name="note">What was done; for the team.</param>
    /// <param name="billable">The customer is charged for it.</param>
    /// <param name="by">Whose time it was.</param>
    /// <param name="at">Now.</param>
    /// <param name="form">The form it was sent with: the same one is noted once.</param>
    /// <param name="contract">Whose hours pay for it; time they pay for is billable.</param>
    public TimeEntry(Ticket ticket, int minutes, DateOnly day, string note, bool billable, Actor by, DateTimeOffset at, Guid? form = null, Contract? contract = null)
    {
        RuleException.ThrowIf(by.Side is not Side.Staff, "Só a equipe aponta tempo.");
        RuleException.ThrowIf(minutes is < 1 or > MaxMinutes, "Informe de 1 minuto a 24 horas.");
        RuleException.ThrowIf(day > PortalTime.DayOf(at), "O dia ainda não chegou.");
        RuleException.ThrowIf(day < PortalTime.DayOf(ticket.OpenedAt), "Neste dia o chamado ainda não existia.");
        (TicketId, CustomerId, PersonId, PersonName) = (ticket.Id, ticket.CustomerId, by.PersonId!.Value, by.Name);
        RuleException.ThrowIf(contract is not null && contract.CustomerId != ticket.CustomerId, "O contrato é de outra empresa.");
        (Minutes, Day, Note, Billable, At) = (minutes, day, note, billable || contract is not null, at);
        (Form, ContractId) = (form, contract?.Id);
        ticket.Note(TicketEventKind.TimeSpent, minutes.ToString(System.Globalization.CultureInfo.InvariantCulture), by, at, note);
    }

    private TimeEntry(TimeEntry wrong, string note, Actor by, DateTimeOffset at)
    {
        (TicketId, CustomerId, PersonId, PersonName) = (wrong.TicketId, wrong.CustomerId, wrong.PersonId, wrong.PersonName);
        (Minutes, Day, Note, Billable, At, CorrectsId, CorrectedById) = (-wrong.Minutes, wrong.Day, note, wrong.Billable, at, wrong.Id, by.PersonId);
        ContractId = wrong.ContractId;
    }

    public long Id { get; private set; }
    public long TicketId { get; private init; }
    public int CustomerId { get; private init; }
    /// <summary>Whose time it was.</summary>
    public int PersonId { get; private init; }
    public string PersonName { get; private init; } = "";
    public int Minutes { get; private init; }
    public DateOnly Day { get; private init; }
    public string Note { get; private init; } = "";
    public bool Billable { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid? Form { get; private init; }
    /// <summary>The contract whose hours it drew on, or gave back to; null when none paid for it.</summary>
    public int? ContractId { get; private init; }
    /// <summary>The line this one takes back; a line is taken back once.</summary>
    public long? CorrectsId { get; private init; }
    public int? CorrectedById { get; private init; }

    /// <summary>The counter-line. One's own, or anybody's for who leads the desk.</summary>
    public TimeEntry Correct(Ticket ticket, string reason, bool mayCorrectOthers, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(CorrectsId is not null, "Este lançamento já é uma correção.");
        RuleException.ThrowIf(PersonId != by.PersonId && !mayCorrectOthers, "Só quem apontou o tempo, ou a supervisão, pode estornar.");
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(reason), "Diga por que o lançamento é estornado.");
        ticket.Note(TicketEventKind.TimeSpent, (-Minutes).ToString(System.Globalization.CultureInfo.InvariantCulture), by, at, reason);
        return new TimeEntry(this, reason, by, at);
    }
}
