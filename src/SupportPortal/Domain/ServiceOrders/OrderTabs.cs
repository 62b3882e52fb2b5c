namespace SupportPortal.Domain.ServiceOrders;

/// <summary>The tabs of a list of orders, as they stand in its address, and the states behind them.</summary>
public static class OrderTabs
{
    public const string Pending = "aguardando-ateste", UnderWay = "em-andamento", Accepted = "atestadas", Rejected = "recusadas", All = "todas";
    /// <summary>The desk's: pending, and the time to answer is over.</summary>
    public const string Overdue = "ateste-atrasado";

    public static readonly IReadOnlyList<string> OfCustomers = [Pending, UnderWay, Accepted, Rejected, All];
    public static readonly IReadOnlyList<string> OfTheDesk = [UnderWay, Pending, Overdue, Rejected, All];

    private static readonly Dictionary<string, ServiceOrderStatus[]> States = new(StringComparer.Ordinal)
    {
        [Pending] = [ServiceOrderStatus.Done],
        [UnderWay] = [ServiceOrderStatus.Open, ServiceOrderStatus.Scheduled, ServiceOrderStatus.InProgress],
        [Accepted] = [ServiceOrderStatus.Accepted],
        [Rejected] = [ServiceOrderStatus.Rejected],
        [All] = Enum.GetValues<ServiceOrderStatus>(),
    };

    public static IQueryable<ServiceOrder> In(this IQueryable<ServiceOrder> orders, string tab, DateTimeOffset now)
    {
        if (tab == Overdue) { return orders.Overdue(now); }
        var states = States[tab];
        return orders.Where(o => states.Contains(o.Status));
    }

    public static int Count(string tab, IReadOnlyDictionary<ServiceOrderStatus, int> counts) => States[tab].Sum(counts.GetValueOrDefault);
}
