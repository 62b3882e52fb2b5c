using System.Globalization;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Domain.Contracts;

public enum HourMovementKind
{
    /// <summary>What a month of the contract brings.</summary>
    Grant,
    /// <summary>Billable time of a service order, drawn when it is done.</summary>
    ServiceOrder,
    /// <summary>The same time, given back when the order is rejected.</summary>
    ServiceOrderReturned,
    /// <summary>Time spent on a ticket.</summary>
    Ticket,
    /// <summary>The same time, given back: its line was wrong.</summary>
    TicketReturned,
    /// <summary>A supervisor's correction, up or down.</summary>
    Adjustment,
}

/// <summary>A line of a contract's hours: appended, never changed. The balance is their sum.</summary>
public class HourMovement
{
    public const int ReasonMaxLength = 500, ReferenceMaxLength = 80;
    private HourMovement() { } // EF Core

    private HourMovement(HourMovementKind kind, int contractId, int customerId, int minutes, string reference, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(minutes == 0, "Informe o tempo.");
        (Kind, ContractId, CustomerId, Minutes, Reference, ById, ByName, At) = (kind, contractId, customerId, minutes, reference, by.PersonId, by.Name, at);
        Month = HourBalance.MonthOf(PortalTime.DayOf(at));
    }

    public long Id { get; private set; }
    public int ContractId { get; private init; }
    public Contract? Contract { get; private init; }
    public int CustomerId { get; private init; }
    public HourMovementKind Kind { get; private init; }
    /// <summary>Positive adds to the balance, negative draws on it.</summary>
    public int Minutes { get; private init; }
    /// <summary>The first day of the month it counts in.</summary>
    public DateOnly Month { get; private init; }
    /// <summary>What it is for; the same thing moves a contract's hours once.</summary>
    public string Reference { get; private init; } = "";
    public string? Reason { get; private init; }
    public long? ServiceOrderId { get; private init; }
    public ServiceOrder? ServiceOrder { get; private init; }
    public long? TicketId { get; private init; }
    public Ticket? Ticket { get; private init; }
    public int? ById { get; private init; }
    public string ByName { get; private init; } = "";
    public DateTimeOffset At { get; private init; }

    public static HourMovement Granted(Contract contract, DateOnly month, DateTimeOffset at) =>
        new(HourMovementKind.Grant, contract.Id, contract.CustomerId, contract.MonthlyMinutes, GrantOf(month), Actor.System, at) { Month = month };

    public static string GrantOf(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"grant/{month:yyyy-MM}");

    /// <summary>The billable time of an order that is done.</summary>
    public static HourMovement Drawn(Contract contract, ServiceOrder order, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(contract.CustomerId != order.CustomerId, "O contrato é de outra empresa.");
        return new(HourMovementKind.ServiceOrder, contract.Id, order.CustomerId, -order.BillableMinutes, $"order/{order.Number}/{order.TimesDone}", by, at) { ServiceOrderId = order.Id };
    }

    /// <summary>What this movement drew, given back.</summary>
    public HourMovement Returned(Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(Kind is not (HourMovementKind.ServiceOrder or HourMovementKind.Ticket), "Só horas de uma OS ou de um chamado voltam ao banco.");
        var kind = Kind is HourMovementKind.Ticket ? HourMovementKind.TicketReturned : HourMovementKind.ServiceOrderReturned;
        return new(kind, ContractId, CustomerId, -Minutes, $"{Reference}/back", by, at) { ServiceOrderId = ServiceOrderId, TicketId = TicketId };
    }

    /// <param name="contract">The ticket's customer's.</param>
    /// <param name="ticket">What the time was spent on.</param>
    /// <param name="minutes">Spent.</param>
    /// <param name="entry">Which entry of the ticket's time: the same one is drawn once.</param>
    public static HourMovement Spent(Contract contract, Ticket ticket, int minutes, string entry, Actor by, DateTimeOffset at)
    {
        RuleException.ThrowIf(contract.CustomerId != ticket.CustomerId, "O contrato é de outra empresa.");
        return new(HourMovementKind.Ticket, contract.Id, contract.CustomerId, -minutes, SpentOn(ticket, entry), by, at) { TicketId = ticket.Id };
    }

    public static string SpentOn(Ticket ticket, string entry) => $"ticket/{ticket.Code}/{entry}";

    /// <param name="form">Of the form that was sent: the same one counts once.</param>
    public static HourMovement Adjusted(Contract contract, int minutes, string reason, Guid form, Actor by, DateTimeOffset at) =>
        new(HourMovementKind.Adjustment, contract.Id, contract.CustomerId, minutes, $"adjustment/{form}", by, at) { Reason = reason };
}

/// <summary>A company has been told that a month's hours are nearly used up: once for a contract and month.</summary>
public class HourWarning
{
    private HourWarning() { } // EF Core

    public HourWarning(Contract contract, DateOnly month, DateTimeOffset at) => (ContractId, CustomerId, Month, At) = (contract.Id, contract.CustomerId, month, at);

    public int ContractId { get; private init; }
    public int CustomerId { get; private init; }
    public DateOnly Month { get; private init; }
    public DateTimeOffset At { get; private init; }
}
