using SupportPortal.Domain.Accounts;

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
    public IReadOnlyList<ContractedProduct> Products => _products;

    public bool IsInForce(DateOnly on) => on >= StartsOn && on <= EndsOn;

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
