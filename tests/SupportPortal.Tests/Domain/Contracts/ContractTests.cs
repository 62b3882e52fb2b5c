using SupportPortal.Domain;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Tests.Domain.Contracts;

public class ContractTests
{
    private static readonly DateOnly Start = new(2030, 1, 31), End = new(2030, 7, 31);

    [Theory]
    [InlineData(91, null), InlineData(90, 90), InlineData(61, 90), InlineData(60, 60), InlineData(31, 60), InlineData(30, 30), InlineData(0, 30), InlineData(-1, null)]
    public void Each_step_is_reached_on_its_day(int daysLeft, int? step) => Assert.Equal(step, Contract.WarningStep(daysLeft));

    [Fact]
    public void A_contract_renews_itself_on_its_last_day_and_only_if_so_agreed()
    {
        var contract = Agreed(RenewalKind.Automatic, months: 1);
        Assert.False(contract.CanRenew(End.AddDays(-1)));
        contract.Renew(End);
        Assert.Equal(new DateOnly(2030, 8, 31), contract.EndsOn);
        Assert.Throws<RuleException>(() => contract.Renew(End));
        Assert.False(Agreed(RenewalKind.ByAgreement).CanRenew(End));
        Assert.False(Agreed(RenewalKind.None).CanRenew(End));
    }

    [Fact]
    public void Renewals_that_were_missed_are_made_up_for_and_keep_the_day()
    {
        var contract = Agreed(RenewalKind.Automatic, months: 1);
        contract.Renew(new DateOnly(2031, 3, 5)); // past 30/09, 28/02
        Assert.Equal(new DateOnly(2031, 3, 31), contract.EndsOn);
    }

    [Fact]
    public void Somebody_decides_while_there_is_time_to_object_or_something_to_agree_on()
    {
        var automatic = Agreed(RenewalKind.Automatic);
        Assert.True(automatic.NeedsDecision(automatic.NoticeUntil));
        Assert.False(automatic.NeedsDecision(automatic.NoticeUntil.AddDays(1)));
        Assert.True(Agreed(RenewalKind.None).NeedsDecision(End));
        Assert.False(Agreed(RenewalKind.None).NeedsDecision(End.AddDays(1)));
        Assert.False(Agreed(RenewalKind.None).NeedsDecision(End.AddDays(-91)));
    }

    [Fact]
    public void Products_and_contacts_become_what_is_said_and_what_stays_keeps_its_row()
    {
        var (erp, folha, nfe) = (Product("erp"), Product("folha"), Product("nfe"));
        var contract = Agreed(RenewalKind.None);
        contract.Cover([(erp, "10 usuários"), (folha, "Até 50")]);
        var kept = contract.Products.First(p => p.Product == erp);
        contract.Cover([(erp, "25 usuários"), (nfe, "500 notas")]);
        Assert.Equal(["25 usuários", "500 notas"], contract.Products.Select(p => p.Plan));
        Assert.Same(kept, contract.Products[0]);

        contract.Introduce([new(true, "Rui", "Contas", "", ""), new(false, "Lia", "Fiscal", "", "")]);
        var rui = contract.Contacts[0];
        contract.Introduce([new(false, "Eva", "TI", "", ""), new(true, "Rui", "Contas", "", "")]);
        Assert.Equal(["Eva", "Rui"], contract.Contacts.OrderBy(c => c.Position).Select(c => c.Name));
        Assert.Contains(rui, contract.Contacts);
        Assert.Throws<RuleException>(() => contract.Introduce(Enumerable.Range(0, 11).Select(i => new ContractContact(true, $"N{i}", "", "", ""))));
    }

    [Fact]
    public void A_term_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<RuleException>(() => Agreed(RenewalKind.None).Agree(End, Start, RenewalKind.None, 12, 30));

    private static Contract Agreed(RenewalKind renewal, int months = 12)
    {
        var contract = new Contract("CT-1/2", 1, Start, End);
        contract.Agree(Start, End, renewal, months, 30);
        return contract;
    }

    private static int _products;

    private static Product Product(string slug)
    {
        var product = new Product(slug, slug, "");
        typeof(Product).GetProperty(nameof(SupportPortal.Domain.Contracts.Product.Id))!.SetValue(product, ++_products);
        return product;
    }
}
