using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Domain.Accounts;

public class ApiKeyTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 3, 13, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2030, 6, 3);
    private static readonly Actor Ana = new(1, "Ana", Side.Customer);

    [Fact]
    public void A_key_is_good_to_the_end_of_its_last_day_in_sao_paulo()
    {
        var key = Key(Today.AddDays(30));
        Assert.Equal(new DateTimeOffset(2030, 7, 4, 3, 0, 0, TimeSpan.Zero), key.ExpiresAt);
        Assert.Equal(Today.AddDays(30), key.LastDay);
        Assert.Equal((ApiKeyState.Active, ApiKeyState.Expired), (key.StateAt(key.ExpiresAt.AddSeconds(-1)), key.StateAt(key.ExpiresAt)));
    }

    [Theory, InlineData(0), InlineData(-1), InlineData(366)]
    public void No_key_is_good_for_less_than_a_day_or_more_than_a_year(int days) => Assert.Throws<RuleException>(() => Key(Today.AddDays(days)));

    [Fact]
    public void A_key_reads_something() => Assert.Throws<RuleException>(() => Key(Today.AddDays(1), ApiScopes.None));

    [Fact]
    public void What_is_revoked_stays_revoked_with_the_name_of_who_did_it()
    {
        var key = Key(Today.AddDays(1));
        key.Revoke(new Actor(2, "Bia", Side.Customer), Now);
        Assert.Throws<RuleException>(() => key.Revoke(Ana, Now.AddDays(1)));
        Assert.Equal((ApiKeyState.Revoked, "Bia", Now), (key.StateAt(Now.AddYears(1)), key.RevokedByName, key.RevokedAt));
    }

    [Fact]
    public void A_use_is_written_down_once_a_minute_and_from_each_new_place()
    {
        var key = Key(Today.AddDays(1));
        Assert.Equal([true, false, true, true, false],
            [key.Use("a/32", Now), key.Use("a/32", Now.AddSeconds(59)), key.Use("b/32", Now.AddSeconds(59)), key.Use("b/32", Now.AddSeconds(119)), key.Use("b/32", Now.AddSeconds(120))]);
    }

    [Theory]
    [InlineData(Permission.All, ApiScopes.TicketsRead | ApiScopes.InvoicesRead)]
    [InlineData(Permission.Manager | Permission.CompanyTickets, ApiScopes.TicketsRead)]
    [InlineData(Permission.Manager | Permission.Finance | Permission.OwnTickets, ApiScopes.InvoicesRead)]
    [InlineData(Permission.Manager, ApiScopes.None)]
    [InlineData(Permission.All & ~Permission.Manager, ApiScopes.None)]
    public void Nobody_hands_a_program_more_than_he_reads(Permission has, ApiScopes gives) =>
        Assert.Equal(gives, new Viewer { Kind = PersonKind.Contact, CustomerId = 1, Permissions = has }.MayGrant());

    private static ApiKey Key(DateOnly lastDay, ApiScopes scopes = ApiScopes.TicketsRead) => new(1, "ERP", scopes, "pc_abcdef", [1], lastDay, Ana, Now);
}
