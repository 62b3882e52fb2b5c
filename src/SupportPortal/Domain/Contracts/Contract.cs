using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;

namespace SupportPortal.Domain.Contracts;

public class Product
{
    private Product() { } // EF Core

    public Product(string slug, string name, string summary) => (Slug, Name, Summary) = (slug, name, summary);

    public int Id { get; private set; }
    public string Slug { get; private init; } = "";
    public string Name { get; private set; } = "";
    public string Summary { get; private set; } = "";
}

public class Contract
{
    private readonly List<ContractedProduct> _products = [];
    private Contract() { } // EF Core

    public Contract(string number, int customerId, DateOnly startsOn, DateOnly endsOn) =>
        (Number, CustomerId, StartsOn, EndsOn) = (number, customerId, startsOn, endsOn);

    public int Id { get; private set; }
    public string Number { get; private init; } = "";
    public int CustomerId { get; private init; }
    public Customer? Customer { get; private init; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    /// <summary>Hours of service that each month brings, in minutes, from the month <see cref="HoursFrom"/> on; 0 is a contract without hours.</summary>
    public int MonthlyMinutes { get; private set; }
    public DateOnly? HoursFrom { get; private set; }
    public IReadOnlyList<ContractedProduct> Products => _products;
    /// <summary>The deadlines promised under it; the default policy's when it names none.</summary>
    public int? PolicyId { get; private set; }
    public bool NationalHolidays { get; private set; } = true;
    /// <summary>Of states and cities: <see cref="Sla.HolidaySet"/>.</summary>
    public IReadOnlyList<int> HolidaySets { get; private set; } = [];

    public bool IsInForce(DateOnly on) => on >= StartsOn && on <= EndsOn;

    /// <summary>Counts for tickets opened from now on.</summary>
    public void Promise(SlaPolicy? policy, bool nationalHolidays, IEnumerable<HolidaySet> sets)
    {
        RuleException.ThrowIf(policy is { Published: null }, "Esta política ainda não tem versão publicada.");
        (PolicyId, NationalHolidays, HolidaySets) = (policy?.Id, nationalHolidays, [.. sets.Select(s => s.Id).Order()]);
    }

    /// <summary>How many hours a month brings from now on. Months that have had theirs keep what they got.</summary>
    public void IncludeHours(int minutesPerMonth, DateOnly from)
    {
        RuleException.ThrowIf(minutesPerMonth is < 0 or > HourBalance.MaxMonthlyMinutes, "Informe de 0 a 744 horas por mês.");
        MonthlyMinutes = minutesPerMonth;
        if (HoursFrom is null && minutesPerMonth > 0) { HoursFrom = HourBalance.MonthOf(from < StartsOn ? StartsOn : from); }
    }

    /// <summary>The months that have brought hours by a day, the one it lies in included.</summary>
    public IEnumerable<DateOnly> HourMonths(DateOnly today)
    {
        var last = today < EndsOn ? today : EndsOn;
        for (var month = HoursFrom; month is { } first && first <= last; month = first.AddMonths(1)) { yield return first; }
    }

    public void Include(Product product, string plan)
    {
        RuleException.ThrowIf(_products.Exists(p => p.ProductId == product.Id), "Este produto já está no contrato.");
        _products.Add(new ContractedProduct(CustomerId, product, plan));
    }
}

/// <summary>A product under a contract: what the customer may read the documentation of and open tickets for.</summary>
public class ContractedProduct
{
    private ContractedProduct() { } // EF Core

    internal ContractedProduct(int customerId, Product product, string plan) =>
        (CustomerId, Product, ProductId, Plan) = (customerId, product, product.Id, plan);

    public int Id { get; private set; }
    public int ContractId { get; private init; }
    public Contract? Contract { get; private init; }
    public int CustomerId { get; private init; }
    public int ProductId { get; private init; }
    public Product? Product { get; private init; }
    public string Plan { get; private set; } = "";
}

/// <summary>What a contract says of deadlines.</summary>
public sealed record ContractDeadlines(int Id, string Number, int? PolicyId, bool NationalHolidays, IReadOnlyList<int> HolidaySets, IReadOnlyList<int> Products);
