using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Domain.Accounts;

public class PeopleTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 7, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Ana = new(1, "Ana", Side.Customer);

    [Theory]
    [InlineData(TicketScope.None, true, false), InlineData(TicketScope.Own, false, false), InlineData(TicketScope.Department, true, true), InlineData(TicketScope.Company, false, true)]
    public void Permissions_are_read_back_as_they_were_chosen(TicketScope scope, bool finance, bool manager)
    {
        var permissions = Rights.Of(scope, finance, manager);
        Assert.Equal((scope, finance, manager), (permissions.Tickets(), permissions.HasFlag(Permission.Finance), permissions.HasFlag(Permission.Manager)));
    }

    [Fact]
    public void Nobody_is_left_without_any_permission_nor_sees_a_department_he_has_not()
    {
        var member = new Membership(1, 1, Permission.OwnTickets);
        Assert.Throws<RuleException>(() => member.Change(Permission.None, "Fiscal", othersManage: true));
        Assert.Throws<RuleException>(() => member.Change(Rights.Of(TicketScope.Department, false, false), " ", othersManage: true));
        Assert.Throws<RuleException>(() => new Invitation(1, "eva@x.example", null, null, Permission.None, null, "pt-BR", Ana, Now));
        member.Change(Rights.Of(TicketScope.Department, false, false), " Fiscal ", othersManage: false);
        Assert.Equal((TicketScope.Department, "Fiscal"), (member.Permissions.Tickets(), member.Department));
    }

    [Fact]
    public void The_last_who_manages_people_stays_until_another_does()
    {
        var member = new Membership(1, 1, Permission.All);
        Assert.Throws<RuleException>(() => member.Deactivate(othersManage: false));
        Assert.Throws<RuleException>(() => member.Change(Permission.OwnTickets, null, othersManage: false));
        member.Change(Permission.Manager, null, othersManage: false); // still manages
        member.Deactivate(othersManage: true);
        Assert.False(member.IsManager);
        member.Change(Permission.OwnTickets, null, othersManage: false); // manages nothing while away
    }

    [Fact]
    public void An_invitation_waits_seven_days_from_its_last_sending_and_ends_once()
    {
        var invitation = new Invitation(1, " Eva@X.example ", " ", null, Permission.OwnTickets, "", "pt-BR", Ana, Now);
        Assert.Equal(("eva@x.example", null, null), (invitation.Email, invitation.Name, invitation.Department));
        Assert.Equal(InvitationState.Waiting, invitation.StateAt(Now.AddDays(7).AddSeconds(-1)));
        Assert.Equal(InvitationState.Expired, invitation.StateAt(Now.AddDays(7)));
        Assert.Throws<RuleException>(() => invitation.Accept(Now.AddDays(7)));

        var key = invitation.Key;
        invitation.Resend(Now.AddDays(8));
        Assert.NotEqual(key, invitation.Key);
        Assert.Equal(InvitationState.Waiting, invitation.StateAt(Now.AddDays(14)));
        invitation.Accept(Now.AddDays(14));
        Assert.Throws<RuleException>(() => invitation.Accept(Now.AddDays(14)));
        Assert.Throws<RuleException>(() => invitation.Cancel(Now.AddDays(14)));
        Assert.Throws<RuleException>(() => invitation.Resend(Now.AddDays(14)));
    }

    [Fact]
    public void A_new_address_counts_when_it_is_confirmed_and_a_contact_address_holds_back_the_first_access()
    {
        var customer = new Customer(Cnpj.Parse("11222333000181"), "Alfa Ltda.", "velho@alfa.example", Now.AddDays(-90));
        var accounting = new AddressChange(1, AddressKind.Accounting, "boletos@alfa.example", Ana, Now);
        Assert.Throws<RuleException>(() => accounting.Confirm(customer, Now.AddDays(1)));
        accounting.Confirm(customer, Now.AddHours(1));
        Assert.Equal(("boletos@alfa.example", "velho@alfa.example", false), (customer.AccountingEmail, customer.Email, customer.EmailIsFresh(Now.AddHours(1))));

        var contact = new AddressChange(1, AddressKind.Contact, "novo@alfa.example", Ana, Now);
        var dropped = new AddressChange(1, AddressKind.Contact, "outro@alfa.example", Ana, Now);
        dropped.Drop(Now);
        Assert.Throws<RuleException>(() => dropped.Confirm(customer, Now));
        contact.Confirm(customer, Now);
        Assert.Equal(("novo@alfa.example", true, false), (customer.Email, customer.EmailIsFresh(Now.AddHours(23)), customer.EmailIsFresh(Now.AddHours(24))));
        Assert.Throws<RuleException>(() => contact.Confirm(customer, Now));
    }
}
