using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;

namespace SupportPortal.Tests.Domain.Billing;

public class InvoiceTests
{
    private static readonly Actor Ana = new(7, "Ana Prado", Side.Customer), Finance = new(8, "Juliana Prado", Side.Staff);
    private static readonly DateOnly Thursday = new(2026, 11, 19), Saturday = new(2026, 11, 14);

    [Theory]
    [InlineData(-30, CopyOutcome.NotDue)]
    [InlineData(0, CopyOutcome.NotDue)]
    [InlineData(1, CopyOutcome.OverdueButPayable)]
    [InlineData(60, CopyOutcome.OverdueButPayable)] // the last day banks take it
    [InlineData(61, CopyOutcome.AskForNewDate)]
    public void A_copy_depends_on_the_days_after_the_due_date(int daysAfterDue, CopyOutcome expected) =>
        Assert.Equal(expected, Open(Thursday).CopyOutcome(Thursday.AddDays(daysAfterDue)));

    [Theory]
    [InlineData(1, CopyOutcome.NotDue)] // Sunday
    [InlineData(2, CopyOutcome.NotDue)] // Monday: still without charges
    [InlineData(3, CopyOutcome.OverdueButPayable)]
    public void Due_on_a_saturday_it_is_overdue_from_tuesday(int daysAfterDue, CopyOutcome expected)
    {
        var invoice = Open(Saturday);
        Assert.Equal(expected, invoice.CopyOutcome(Saturday.AddDays(daysAfterDue)));
        Assert.Equal(expected is CopyOutcome.OverdueButPayable, invoice.IsOverdue(Saturday.AddDays(daysAfterDue)));
    }

    [Fact]
    public void Due_on_a_friday_that_is_a_holiday_it_is_overdue_from_tuesday()
    {
        var invoice = Open(new DateOnly(2026, 11, 20)); // Consciência Negra
        Assert.False(invoice.IsOverdue(new DateOnly(2026, 11, 23)));
        Assert.True(invoice.IsOverdue(new DateOnly(2026, 11, 24)));
    }

    [Fact]
    public void A_boleto_without_days_of_grace_is_payable_until_the_business_day_after_its_due_date()
    {
        var invoice = Open(Saturday, payableDays: 0);
        Assert.Equal(CopyOutcome.NotDue, invoice.CopyOutcome(Saturday.AddDays(2)));
        Assert.Equal(CopyOutcome.AskForNewDate, invoice.CopyOutcome(Saturday.AddDays(3)));
    }

    [Fact]
    public void The_list_of_overdue_titles_and_each_title_agree_on_every_day_of_two_months()
    {
        for (var today = new DateOnly(2026, 11, 1); today < new DateOnly(2027, 1, 5); today = today.AddDays(1))
        {
            for (var dueOn = today.AddDays(-8); dueOn <= today; dueOn = dueOn.AddDays(1))
            {
                var invoice = Open(dueOn);
                Assert.Equal(invoice.IsOverdue(today), new[] { invoice }.AsQueryable().Overdue(today).Any());
                Assert.NotEqual(invoice.IsOverdue(today), new[] { invoice }.AsQueryable().NotYetDue(today).Any());
            }
        }
    }

    [Fact]
    public void Paid_cancelled_disputed_and_without_boleto_there_is_nothing_to_pay()
    {
        var (paid, cancelled, disputed) = (Open(Thursday), Open(Thursday), Open(Thursday));
        paid.Pay(100m, Thursday, Finance, Noon(Thursday));
        cancelled.Cancel("Contrato encerrado.", Finance, Noon(Thursday));
        disputed.Dispute("Valor errado.", Ana, Noon(Thursday));
        var bare = new Invoice("2026-000002", 1, "Licença", 100m, Thursday, Thursday);

        Assert.All([paid, cancelled, disputed, bare], invoice => Assert.Equal(CopyOutcome.NotPayable, invoice.CopyOutcome(Thursday)));
        Assert.All([paid, cancelled, disputed], invoice => Assert.False(invoice.IsOverdue(Thursday.AddDays(40))));
    }

    [Fact]
    public void A_copy_is_recorded_with_person_network_recipient_and_hash()
    {
        var invoice = Open(Thursday);
        invoice.RecordCopy(CopyChannel.Email, [1, 2, 3], "contas@empresa.example", null, "203.0.113.7", Ana, Noon(Thursday));

        var copy = Assert.Single(invoice.Copies);
        Assert.Equal((CopyChannel.Email, "contas@empresa.example", "203.0.113.7", 7, "Ana Prado", Side.Customer), (copy.Channel, copy.Recipient, copy.Network, copy.ById, copy.ByName, copy.BySide));
    }

    [Fact]
    public void What_is_not_payable_is_never_copied()
    {
        var invoice = Open(Thursday);
        Assert.Throws<RuleException>(() => invoice.RecordCopy(CopyChannel.Download, [], null, null, "", Ana, Noon(Thursday.AddDays(61))));
        invoice.Pay(100m, Thursday, Finance, Noon(Thursday));
        Assert.Throws<RuleException>(() => invoice.RecordCopy(CopyChannel.Download, [], null, null, "", Ana, Noon(Thursday)));
        Assert.Empty(invoice.Copies);
    }

    [Fact]
    public void Finance_says_why_a_copy_was_asked_for() =>
        Assert.Throws<RuleException>(() => Open(Thursday).RecordCopy(CopyChannel.Download, [], null, " ", "", Finance, Noon(Thursday)));

    [Fact]
    public void Beyond_the_limit_one_request_for_a_new_date_at_a_time_is_taken_and_answered()
    {
        var (invoice, late) = (Open(Thursday), Noon(Thursday.AddDays(70)));
        Assert.Throws<RuleException>(() => invoice.AskForNewDate("Pago dia 5.", "ana@empresa.example", Ana, Noon(Thursday.AddDays(60))));

        var request = invoice.AskForNewDate("Pago dia 5.", "ana@empresa.example", Ana, late);
        Assert.False(invoice.CanAskForNewDate(PortalTime.DayOf(late)));
        Assert.Throws<RuleException>(() => invoice.AskForNewDate("De novo.", "ana@empresa.example", Ana, late));

        request.Answer("Novo boleto vai por e-mail.", Finance, late);
        Assert.Equal((NewDateStatus.Answered, "Juliana Prado"), (request.Status, request.AnsweredByName));
        Assert.Throws<RuleException>(() => request.Answer("Outra vez.", Finance, late));
        Assert.True(invoice.CanAskForNewDate(PortalTime.DayOf(late)));
    }

    [Fact]
    public void Charges_follow_the_terms_the_boleto_was_registered_with()
    {
        var charges = Open(new DateOnly(2026, 9, 10), amount: 1234.56m).ChargesOn(new DateOnly(2026, 9, 14));
        Assert.Equal((4, 24.69m, 1.65m, 1260.90m), (charges.DaysLate, charges.Fine, charges.Interest, charges.Total));
    }

    [Fact]
    public void The_discount_of_the_boleto_comes_off_up_to_its_day_and_is_said_on_the_paper()
    {
        var invoice = Bare(500m, Thursday);
        invoice.PayableBy(Account("341").Issue(invoice, pixPayload: null, Noon(Thursday.AddDays(-10)), new Discount(25m, Thursday.AddDays(-3))), Finance, Noon(Thursday.AddDays(-10)));

        Assert.Equal((25m, 475m), (invoice.ChargesOn(Thursday.AddDays(-3)).Discount, invoice.ChargesOn(Thursday.AddDays(-3)).Total));
        Assert.Equal((0m, 500m), (invoice.ChargesOn(Thursday.AddDays(-2)).Discount, invoice.ChargesOn(Thursday.AddDays(-2)).Total));
        Assert.Equal(500m, invoice.ChargesOn(Thursday).Total);
        Assert.True(invoice.ChargesOn(Thursday.AddDays(1)).Total > 500m);
        Assert.Equal("Até 16/11/2026, conceder desconto de R$ 25,00.", BoletoPaper.Instructions(invoice, invoice.Boleto!).First().Replace('\u00a0', ' '));
        Assert.DoesNotContain(BoletoPaper.Instructions(Open(Thursday), Open(Thursday).Boleto!), line => line.Contains("desconto", StringComparison.Ordinal));
    }

    [Fact]
    public void A_right_line_of_another_company_at_the_same_bank_is_not_taken_over()
    {
        var line = Boleto.Issue(TestBoletos.Account("341") with { Account = "54321" }, new TitleNumber("4711"), 100m, Thursday).Line;
        Assert.Throws<RuleException>(() => new RegisteredBoleto(Bare(100m, Thursday), Account("341"), "4711", line, issuedHere: false, null, Noon(Thursday)));
    }

    [Fact]
    public void A_line_with_another_bank_value_or_due_date_is_not_taken_over()
    {
        var (account, other) = (Account("341"), Account("237"));
        var line = Boleto.Issue(account.Terms, new TitleNumber("4711"), 100m, Thursday).Line;
        var (value, date, right) = (Bare(101m, Thursday), Bare(100m, Thursday.AddDays(1)), Bare(100m, Thursday));

        Assert.Throws<RuleException>(() => new RegisteredBoleto(right, other, "4711", line, issuedHere: false, null, Noon(Thursday)));
        Assert.Throws<RuleException>(() => new RegisteredBoleto(value, account, "4711", line, issuedHere: false, null, Noon(Thursday)));
        Assert.Throws<RuleException>(() => new RegisteredBoleto(date, account, "4711", line, issuedHere: false, null, Noon(Thursday)));
        Assert.Equal(line.Digits, new RegisteredBoleto(right, account, "4711", line, issuedHere: false, null, Noon(Thursday)).DigitableLine);
    }

    [Theory]
    [InlineData("20261120-51", true)]
    [InlineData("20261320-51", false)]
    [InlineData("20261120", false)]
    [InlineData("20261120--1", false)]
    [InlineData(null, false)]
    public void A_place_in_the_list_is_read_from_the_address_or_ignored(string? text, bool expected) =>
        Assert.Equal(expected ? text : null, InvoicePosition.Parse(text)?.ToString());

    private static Invoice Open(DateOnly dueOn, int payableDays = 60, decimal amount = 100m)
    {
        var invoice = Bare(amount, dueOn);
        invoice.PayableBy(Account("341", payableDays).Issue(invoice, pixPayload: null, Noon(dueOn.AddDays(-10))), Finance, Noon(dueOn.AddDays(-10)));
        return invoice;
    }

    private static Invoice Bare(decimal amount, DateOnly dueOn) => new("2026-003128", 1, "Licença", amount, dueOn.AddDays(-10), dueOn);

    private static BankAccount Account(string bankCode, int payableDays = 60) =>
        new(TestBoletos.Account(bankCode), "Fornecedora S.A.", "11.444.777/0001-61", "Av. Paulista, 1000") { PayableDaysAfterDue = payableDays };

    private static DateTimeOffset Noon(DateOnly day) => PortalTime.At(day, new TimeOnly(12, 0));
}
