using System.Globalization;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.ServiceOrders;

/// <summary>Something to do, which is done or not.</summary>
public class ServiceOrderTask
{
    public const int TextMaxLength = 500;
    private ServiceOrderTask() { } // EF Core

    internal ServiceOrderTask(int customerId, string text, int position) => (CustomerId, Text, Position) = (customerId, text, position);

    public long Id { get; private set; }
    public long ServiceOrderId { get; private init; }
    public int CustomerId { get; private init; }
    public int Position { get; private init; }
    public string Text { get; private init; } = "";
    public DateTimeOffset? DoneAt { get; private set; }
    public bool IsDone => DoneAt is not null;

    /// <summary>Tasks as they are typed: one a line.</summary>
    public static IReadOnlyList<string> Lines(string? text) => [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    internal void Mark(bool done, DateTimeOffset at) => DoneAt = done ? at : null;
}

/// <summary>A part or material that was used.</summary>
public class ServiceOrderPart
{
    public const int DescriptionMaxLength = 200;
    public const decimal MaxQuantity = 99_999;
    private ServiceOrderPart() { } // EF Core

    internal ServiceOrderPart(int customerId, string description, decimal quantity)
    {
        RuleException.ThrowIf(quantity is <= 0 or > MaxQuantity, "Informe a quantidade, de 0,01 a 99.999.");
        (CustomerId, Description, Quantity) = (customerId, description, quantity);
    }

    public long Id { get; private set; }
    public long ServiceOrderId { get; private init; }
    public int CustomerId { get; private init; }
    public string Description { get; private init; } = "";
    public decimal Quantity { get; private init; }

    public override string ToString() => $"{Quantity.ToString("0.##", CultureInfo.GetCultureInfo("pt-BR"))} × {Description}";
}

/// <summary>Time that somebody of ours spent on an order. Billable time is drawn from the contract's hours.</summary>
public class ServiceOrderHours
{
    public const int MaxMinutes = 24 * 60;
    private ServiceOrderHours() { } // EF Core

    internal ServiceOrderHours(int customerId, Person person, DateOnly on, int minutes, bool isBillable)
    {
        RuleException.ThrowIf(minutes is < 1 or > MaxMinutes, "Informe o tempo, de 1 minuto a 24 horas.");
        (CustomerId, PersonId, PersonName, On, Minutes, IsBillable) = (customerId, person.Id, person.Name, on, minutes, isBillable);
    }

    public long Id { get; private set; }
    public long ServiceOrderId { get; private init; }
    public int CustomerId { get; private init; }
    public int PersonId { get; private init; }
    public string PersonName { get; private init; } = "";
    public DateOnly On { get; private init; }
    public int Minutes { get; private init; }
    public bool IsBillable { get; private init; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PersonName}, {On:dd/MM/yyyy}, {Minutes} min");
}
