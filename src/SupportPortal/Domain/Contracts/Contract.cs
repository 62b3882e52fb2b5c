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

/// <summary>What happens when the term is over.</summary>
public enum RenewalKind { ByAgreement, Automatic, None }

public class Contract
{
    public const int NumberMaxLength = 30, PlanMaxLength = 80, MaxContacts = 10, MaxRenewalMonths = 60, MaxNoticeDays = 180;
    /// <summary>Days before the end of a term at which the company is told, once each.</summary>
    public static readonly IReadOnlyList<int> WarningSteps = [90, 60, 30];

    private readonly List<ContractedProduct> _products = [];
    private readonly List<ContractContact> _contacts = [];
    private Contract() { } // EF Core

    public Contract(string number, int customerId, DateOnly startsOn, DateOnly endsOn) =>
        (Number, CustomerId, StartsOn, EndsOn) = (number, customerId, startsOn, endsOn);

    public int Id { get; private set; }
    public string Number { get; private init; } = "";
    public int CustomerId { get; private init; }
    public Customer? Customer { get; private init; }
    public DateOnly StartsOn { get; private set; }
    /// <summary>The last day.</summary>
    public DateOnly EndsOn { get; private set; }
    public RenewalKind Renewal { get; private set; }
    /// <summary>How long an automatic renewal adds.</summary>
    public int RenewalMonths { get; private set; } = 12;
    /// <summary>Whoever does not want it renewed says so this long before the end.</summary>
    public int NoticeDays { get; private set; } = 30;
    /// <summary>Hours of service that each month brings, in minutes, from the month <see cref="HoursFrom"/> on; 0 is a contract without hours.</summary>
    public int MonthlyMinutes { get; private set; }
    public DateOnly? HoursFrom { get; private set; }
    public IReadOnlyList<ContractedProduct> Products => _products;
    public IReadOnlyList<ContractContact> Contacts => _contacts;
    /// <summary>The deadlines promised under it; the default policy's when it names none.</summary>
    public int? PolicyId { get; private set; }
    public bool NationalHolidays { get; private set; } = true;
    /// <summary>Of states and cities: <see cref="Sla.HolidaySet"/>.</summary>
    public IReadOnlyList<int> HolidaySets { get; private set; } = [];
    public uint Version { get; private set; } // row version: the second of two editors is told

    /// <summary>The number as it stands in addresses: CT-2026/100 is CT-2026-100.</summary>
    public string Slug => SlugOf(Number);

    public DateOnly NoticeUntil => EndsOn.AddDays(-NoticeDays);

    public static string SlugOf(string number) => number.Replace('/', '-');

    public bool IsInForce(DateOnly on) => on >= StartsOn && on <= EndsOn;

    public int DaysLeft(DateOnly on) => EndsOn.DayNumber - on.DayNumber;

    public bool EndsSoon(DateOnly on) => IsInForce(on) && WarningStep(DaysLeft(on)) is not null;

    /// <summary>Somebody has to agree on something, or can still object, before the term ends.</summary>
    public bool NeedsDecision(DateOnly on) => EndsSoon(on) && (Renewal is not RenewalKind.Automatic || on <= NoticeUntil);

    /// <summary>The step that has been reached; none while there is plenty of time, and none once it is over.</summary>
    public static int? WarningStep(int daysLeft) => daysLeft < 0 ? null : WarningSteps.Where(s => daysLeft <= s).Select(s => (int?)s).Min();

    public void Agree(DateOnly startsOn, DateOnly endsOn, RenewalKind renewal, int renewalMonths, int noticeDays)
    {
        RuleException.ThrowIf(endsOn <= startsOn, "O contrato termina depois do dia em que começa.");
        RuleException.ThrowIf(renewalMonths is < 1 or > MaxRenewalMonths, "Uma renovação vai de 1 a 60 meses.");
        RuleException.ThrowIf(noticeDays is < 0 or > MaxNoticeDays, "O aviso prévio vai de 0 a 180 dias.");
        (StartsOn, EndsOn, Renewal, RenewalMonths, NoticeDays) = (startsOn, endsOn, renewal, renewalMonths, noticeDays);
    }

    /// <summary>From its last day on, so that it is never out of force in between.</summary>
    public bool CanRenew(DateOnly on) => Renewal is RenewalKind.Automatic && on >= EndsOn;

    public void Renew(DateOnly on)
    {
        RuleException.ThrowIf(!CanRenew(on), "Este contrato não se renova hoje.");
        var end = EndsOn;
        for (var times = 1; EndsOn <= on; times++) { EndsOn = end.AddMonths(times * RenewalMonths); } // from the first end: 31/01 must not become 28/01
    }

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

    /// <summary>These products under these plans, and no others, from now on.</summary>
    public void Cover(IReadOnlyCollection<(Product Product, string Plan)> products)
    {
        _products.RemoveAll(old => !products.Any(p => p.Product.Id == old.ProductId));
        foreach (var (product, plan) in products)
        {
            if (_products.Find(p => p.ProductId == product.Id) is { } known) { known.Change(plan); }
            else { Include(product, plan); }
        }
    }

    /// <summary>Whom to talk to about it, on both sides, in this order.</summary>
    public void Introduce(IEnumerable<ContractContact> contacts)
    {
        var all = contacts.ToList();
        RuleException.ThrowIf(all.Count > MaxContacts, "Um contrato tem até 10 contatos.");
        _contacts.RemoveAll(old => !all.Exists(c => c.Says(old)));
        foreach (var (contact, position) in all.Select((c, i) => (c, i)))
        {
            var kept = _contacts.Find(old => contact.Says(old)) ?? contact;
            if (kept == contact) { _contacts.Add(kept); }
            kept.Place(CustomerId, position);
        }
    }
}

/// <summary>Somebody to talk to about a contract: of ours, or of the company's.</summary>
public class ContractContact
{
    public const int NameMaxLength = 120, RoleMaxLength = 80, PhoneMaxLength = 30;
    private ContractContact() { } // EF Core

    public ContractContact(bool isOurs, string name, string role, string email, string phone)
    {
        RuleException.ThrowIf(string.IsNullOrWhiteSpace(name), "Dê o nome do contato.");
        (IsOurs, Name, Role, Email, Phone) = (isOurs, name, role, email, phone);
    }

    public int Id { get; private set; }
    public int ContractId { get; private init; }
    public int CustomerId { get; private set; }
    public int Position { get; private set; }
    public bool IsOurs { get; private init; }
    public string Name { get; private init; } = "";
    public string Role { get; private init; } = "";
    public string Email { get; private init; } = "";
    public string Phone { get; private init; } = "";

    internal bool Says(ContractContact other) => (IsOurs, Name, Role, Email, Phone) == (other.IsOurs, other.Name, other.Role, other.Email, other.Phone);

    internal void Place(int customerId, int position) => (CustomerId, Position) = (customerId, position);
}

/// <summary>A company has been told that a contract's term comes to its end: once for each end and step.</summary>
public class ContractWarning
{
    private ContractWarning() { } // EF Core

    public ContractWarning(Contract contract, int days, DateTimeOffset at) => (ContractId, CustomerId, EndsOn, Days, At) = (contract.Id, contract.CustomerId, contract.EndsOn, days, at);

    public int ContractId { get; private init; }
    public int CustomerId { get; private init; }
    public DateOnly EndsOn { get; private init; }
    public int Days { get; private init; }
    public DateTimeOffset At { get; private init; }
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

    internal void Change(string plan) => Plan = plan;
}

/// <summary>What a contract says of deadlines.</summary>
public sealed record ContractDeadlines(int Id, string Number, int? PolicyId, bool NationalHolidays, IReadOnlyList<int> HolidaySets, IReadOnlyList<int> Products);
