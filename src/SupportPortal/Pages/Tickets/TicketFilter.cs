using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SupportPortal.Data;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Pages.Tickets;

/// <summary>What the address of the list asks for. What it does not understand falls back to no filter.</summary>
public class TicketFilter
{
    private const int TextMaxLength = 200;

    /// <summary>Slug and Portuguese name, which is its own translation key.</summary>
    public static readonly IReadOnlyList<(string Slug, TicketOrder Order, string Name)> Orders =
    [
        ("atualizacao", TicketOrder.LastChange, "Última atualização"), ("abertura", TicketOrder.Opened, "Abertura mais recente"),
        ("prazo", TicketOrder.Deadline, "Prazo mais próximo"),
    ];

    [FromQuery(Name = "aba")] public string? TabSlug { get; set; }
    [FromQuery(Name = "q")] public string? Words { get; set; }
    [FromQuery(Name = "produto")] public string? ProductSlug { get; set; }
    [FromQuery(Name = "solicitante")] public string? RequesterName { get; set; }
    [FromQuery(Name = "de")] public string? FirstDay { get; set; }
    [FromQuery(Name = "ate")] public string? LastDay { get; set; }
    [FromQuery(Name = "ordem")] public string? OrderSlug { get; set; }

    public string? Search => Text(Words);
    public string? Product => Text(ProductSlug);
    public string? Requester => Text(RequesterName);
    public DateOnly? From => Day(FirstDay) is { } from && Day(LastDay) < from ? Day(LastDay) : Day(FirstDay);
    public DateOnly? To => Day(LastDay) is { } to && Day(FirstDay) > to ? Day(FirstDay) : Day(LastDay);
    public TicketOrder Order => Orders.FirstOrDefault(o => o.Slug == OrderSlug).Order;
    public string Tab => TicketList.IsKnown(TabSlug) ? TabSlug! : IsFiltered ? TicketList.All : TicketList.Open;

    public bool IsFiltered => Search is not null || Product is not null || IsNarrowed;

    /// <summary>One of the filters that lie folded below the search is in use.</summary>
    public bool IsNarrowed => Requester is not null || From is not null || To is not null;

    /// <summary>All that the filters ask for, of every tab.</summary>
    public IQueryable<Ticket> Of(IQueryable<Ticket> tickets, IQueryable<TicketMessage> messages)
    {
        var found = tickets.FoundBy(Search, messages).OpenedBetween(From, To);
        if (Product is { } product) { found = found.Where(t => t.Product!.Slug == product); }
        if (Requester is { } requester) { found = found.Where(t => t.RequesterName == requester); }
        return found;
    }

    /// <summary>This address with one value changed; paging starts anew.</summary>
    public Dictionary<string, string> With(string? name = null, string? value = null)
    {
        var route = Lasting();
        route["aba"] = Tab;
        if (Search is not null) { route["q"] = Search; }
        if (name is not null) { route.Remove(name); }
        if (name is not null && value is not null) { route[name] = value; }
        return route;
    }

    /// <summary>What is worth keeping for the next visit: neither the tab nor the words looked for, which are the question of a moment.</summary>
    public Dictionary<string, string> Lasting()
    {
        var route = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Product is not null) { route["produto"] = Product; }
        if (Requester is not null) { route["solicitante"] = Requester; }
        if (From is { } from) { route["de"] = Iso(from); }
        if (To is { } to) { route["ate"] = Iso(to); }
        if (Order is not TicketOrder.LastChange) { route["ordem"] = OrderSlug!; }
        return route;
    }

    /// <summary>As a date field writes it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string? asked) => asked?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, TextMaxLength)] : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100 ? day : null;
}
