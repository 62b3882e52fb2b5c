using SupportPortal.Domain.Billing;

namespace SupportPortal.Tests.Domain.Billing;

public class BankTests
{
    [Fact]
    public void The_ten_banks_are_found_by_code_and_print_it_with_its_digit() => Assert.Equal(
        ["001-9", "033-7", "041-8", "077-9", "104-0", "237-2", "341-7", "422-7", "748-X", "756-0"],
        Bank.All.Select(bank => Bank.ForCode(bank.Code).PrintedCode));

    [Fact]
    public void Every_bank_has_a_name_and_a_place_of_payment() =>
        Assert.All(Bank.All, bank => Assert.All([bank.Name, bank.PaymentPlace], text => Assert.NotEqual("", text)));

    [Fact]
    public void Every_bank_has_an_account_in_these_tests() =>
        Assert.Equal(Bank.All.Select(bank => bank.Code), TestBoletos.Accounts.Select(terms => terms.BankCode));

    [Fact]
    public void A_bank_the_portal_does_not_issue_for_is_refused()
    {
        Assert.Null(Bank.Find("399"));
        Assert.Equal("banco", Assert.Throws<BoletoException>(() => Bank.ForCode("399")).Field);
    }
}
