using System.Globalization;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Domain.Billing;

public static class InvoiceQueries
{
    /// <summary>Finance of the company, finance of ours, nobody else.</summary>
    public static IQueryable<Invoice> VisibleTo(this IQueryable<Invoice> invoices, Viewer me) => me switch
    {
        { IsStaff: true, IsFinance: true } => invoices,
        { IsCustomer: true } when me.Has(Permission.Finance) => invoices.Where(i => i.CustomerId == me.CustomerId),
        _ => invoices.Where(i => false),
    };

    /// <summary>Open and past the last day without charges, as <see cref="Invoice.IsOverdue"/> says of one.</summary>
    public static IQueryable<Invoice> Overdue(this IQueryable<Invoice> invoices, DateOnly today)
    {
        var dueUpTo = BankCalendar.National.BusinessDayBefore(today);
        return invoices.Where(i => i.Status == InvoiceStatus.Open && i.DueOn <= dueUpTo);
    }

    /// <summary>Open and still free of charges.</summary>
    public static IQueryable<Invoice> NotYetDue(this IQueryable<Invoice> invoices, DateOnly today)
    {
        var dueUpTo = BankCalendar.National.BusinessDayBefore(today);
        return invoices.Where(i => i.Status == InvoiceStatus.Open && i.DueOn > dueUpTo);
    }

    /// <summary>With a boleto that banks take, as <see cref="Invoice.HasPayableBoleto"/> says of one.</summary>
    public static IQueryable<Invoice> Payable(this IQueryable<Invoice> invoices, DateOnly today)
    {
        var dueUpTo = BankCalendar.National.BusinessDayBefore(today);
        return invoices.Where(i => i.Status == InvoiceStatus.Open && i.Boleto != null && i.Boleto.Registration != Registration.Rejected
            && (i.DueOn > dueUpTo || i.Boleto.PayableUntil >= today));
    }

    public static IQueryable<Invoice> In(this IQueryable<Invoice> invoices, InvoiceSituation situation, DateOnly today) => situation switch
    {
        InvoiceSituation.NotDue => invoices.NotYetDue(today),
        InvoiceSituation.Overdue => invoices.Overdue(today),
        InvoiceSituation.Paid => invoices.Where(i => i.Status == InvoiceStatus.Paid),
        InvoiceSituation.Cancelled => invoices.Where(i => i.Status == InvoiceStatus.Cancelled),
        InvoiceSituation.Disputed => invoices.Where(i => i.Status == InvoiceStatus.Disputed),
        _ => invoices,
    };

    /// <summary>Those whose boleto stands so at its bank; null asks for all.</summary>
    public static IQueryable<Invoice> With(this IQueryable<Invoice> invoices, Registration? registration) =>
        registration is null ? invoices : invoices.Where(i => i.Boleto!.Registration == registration);

    /// <summary>Whose day for this reminder a business day is, as <see cref="Invoice.CanRemind"/> says of one.</summary>
    public static IQueryable<Invoice> ToRemind(this IQueryable<Invoice> invoices, ReminderKind kind, DateOnly today)
    {
        var dueUpTo = kind.EffectiveDueOn(today);
        var dueAfter = BankCalendar.National.BusinessDayBefore(dueUpTo);
        return invoices.Where(i => i.Status == InvoiceStatus.Open && i.DueOn > dueAfter && i.DueOn <= dueUpTo && i.Boleto!.Registration == Registration.Registered);
    }

    public static IQueryable<Invoice> DueBetween(this IQueryable<Invoice> invoices, DateOnly? from, DateOnly? to)
    {
        if (from is { } first) { invoices = invoices.Where(i => i.DueOn >= first); }
        if (to is { } last) { invoices = invoices.Where(i => i.DueOn <= last); }
        return invoices;
    }

    public static IQueryable<Invoice> NewestDueFirst(this IQueryable<Invoice> invoices) => invoices.OrderByDescending(i => i.DueOn).ThenByDescending(i => i.Id);

    /// <summary>What follows a row in <see cref="NewestDueFirst"/>.</summary>
    public static IQueryable<Invoice> After(this IQueryable<Invoice> invoices, InvoicePosition? last) =>
        last is null ? invoices : invoices.Where(i => i.DueOn < last.DueOn || (i.DueOn == last.DueOn && i.Id < last.Id));
}

/// <summary>How a list of titles is cut: what is open parts into not due and overdue.</summary>
public enum InvoiceSituation { All, NotDue, Overdue, Paid, Cancelled, Disputed }

/// <summary>The last row of a page, in the order of <see cref="InvoiceQueries.NewestDueFirst"/>; written in an address as 20261120-51.</summary>
public sealed record InvoicePosition(DateOnly DueOn, long Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueOn:yyyyMMdd}-{Id}");

    public static InvoicePosition? Parse(string? text) =>
        text?.Split('-') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var dueOn)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new InvoicePosition(dueOn, number)
            : null;
}
