using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Jobs;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

public class InvoiceRemindersTests(Portal portal) : PageTest(portal)
{
    // Monday, 3 June 2030; three business days on is Thursday, the business day before is Friday, 31 May.
    [Theory]
    [InlineData(3, "reminder-due-soon", "O título {0} vence em 06/06/2030")]
    [InlineData(0, "reminder-due-today", "O título {0} vence hoje")]
    [InlineData(-1, "reminder-due-today", "O título {0} vence hoje")] // Sunday: without charges until Monday
    [InlineData(-3, "reminder-overdue", "O título {0} venceu em 31/05/2030")]
    public async Task Each_kind_has_its_day_and_goes_out_once(int due, string kind, string subject)
    {
        var customer = await Given.Company();
        var invoice = await Given.Invoice(customer, due, pix: true);
        Assert.Equal(1, await Remind());
        Assert.Equal(0, await Remind());

        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal([customer.Email], mail.To);
        Assert.Equal(subject.Replace("{0}", invoice.Number.Replace('-', '/'), StringComparison.Ordinal), mail.Subject);
        Assert.Contains(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString(), mail.Text, StringComparison.Ordinal);
        Assert.Contains(Given.Pix, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://portal.example/financeiro/{invoice.Number}", mail.Text, StringComparison.Ordinal);
        Assert.Empty(mail.Files);
        Assert.Equal(kind, (await Db.Outbox.SingleAsync()).Kind);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(5), InlineData(-4), InlineData(-5), InlineData(-30), InlineData(-90), InlineData(-400)]
    public async Task On_any_other_day_nothing_is_said_so_a_first_run_mails_no_history(int due)
    {
        await Given.Invoice(await Given.Company(), due);
        Assert.Equal(0, await Remind());
    }

    [Fact]
    public async Task Over_its_life_a_title_is_reminded_of_three_times()
    {
        await Given.Invoice(await Given.Company(), due: 10); // Thursday, 13 June
        var days = new List<DateOnly>();
        for (var hour = 0; hour < 24 * 30; hour++)
        {
            if (await Remind() > 0) { days.Add(Clock.Today()); }
            Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal([new(2030, 6, 10), new(2030, 6, 13), new(2030, 6, 14)], days);
    }

    [Theory]
    [InlineData(3, 10, 59, false)] // 07:59 in São Paulo
    [InlineData(3, 11, 0, true)]
    [InlineData(1, 15, 0, false)] // Saturday
    public async Task Nobody_is_reminded_at_night_or_on_a_day_off(int day, int hour, int minute, bool isSent)
    {
        await Given.Invoice(await Given.Company(), due: day - 3);
        Clock.Now = new DateTimeOffset(2030, 6, day, hour, minute, 0, TimeSpan.Zero);
        Assert.Equal(isSent ? 1 : 0, await Remind());
    }

    [Fact]
    public async Task What_is_disputed_settled_or_not_registered_is_left_alone()
    {
        var customer = await Given.Company();
        var now = Clock.Now;
        await Given.Change(await Given.Invoice(customer, 3), i => i.Dispute("Já paguei", Actor.System, now));
        await Given.Change(await Given.Invoice(customer, 0), i => i.Cancel("Erro.", Actor.System, now));
        await Given.Change(await Given.Invoice(customer, -3), i => i.Pay(i.Amount, i.DueOn, Actor.System, now));
        await using (var db = Portal.OpenDb())
        {
            foreach (var isRefused in (bool[])[false, true])
            {
                var account = await db.BankAccounts.AsTracking().FirstAsync();
                var invoice = new Invoice($"2030-90000{(isRefused ? 1 : 0)}", customer.Id, "Licença", 10, Clock.Today(), Clock.Today());
                invoice.PayableBy(account.Issue(invoice, null, now), Actor.System, now);
                if (isRefused) { invoice.RejectRegistration("CNPJ do pagador.", Actor.System, now); }
                db.Add(invoice);
            }
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(0, await Remind());
    }

    [Fact]
    public async Task Disputing_stops_the_reminders_and_an_answer_lets_them_go_on()
    {
        var customer = await Given.Company();
        var ana = await Given.Contact(customer);
        var invoice = await Given.DisputedInvoice(ana, customer, due: 3);
        Assert.Equal(0, await Remind());
        using var kept = await Portal.SignedInAs(await Given.Staff(StaffRole.Finance))
            .Submit($"/cobranca/titulos/{invoice.Number}/contestacao", new() { ["Input.Outcome"] = "Kept", ["Input.Reply"] = "Devida." });
        Assert.Equal(1, await Remind());
    }

    [Fact]
    public async Task Titles_of_one_company_for_the_same_day_come_in_one_mail_and_each_shows_it_to_finance()
    {
        var customer = await Given.Company();
        await Given.Change(customer, c => c.SendInvoicesTo("contas@empresa.example"));
        Invoice[] due = [await Given.Invoice(customer, -1, 100m), await Given.Invoice(customer, 0, 200m), await Given.Invoice(customer, 0, 300.5m)];
        var later = await Given.Invoice(customer, 3);
        await Given.Invoice(await Given.Company(), 0);
        Assert.Equal(3, await Remind());

        var mail = (await Portal.DeliverMail()).Single(m => m.Subject == "3 títulos vencem hoje");
        Assert.Equal(["contas@empresa.example"], mail.To);
        Assert.Contains("600,50", mail.Text, StringComparison.Ordinal);
        Assert.All(due, i => Assert.Contains($"https://portal.example/financeiro/{i.Number}\r\n", mail.Text, StringComparison.Ordinal));
        Assert.All(due, i => Assert.Contains($"href=\"https://portal.example/financeiro/{i.Number}\"", mail.Html, StringComparison.Ordinal));
        Assert.DoesNotContain(later.Number, mail.Text, StringComparison.Ordinal);
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        foreach (var invoice in due)
        {
            var messages = (await finance.Page($"/cobranca/titulos/{invoice.Number}")).QuerySelector("#t-mensagens")!.ParentElement!;
            Assert.Equal(["3 títulos vencem hoje"], messages.QuerySelectorAll("td.cheia").Select(c => c.TextContent));
        }
    }

    [Fact]
    public async Task Several_instances_at_once_send_one_mail_to_each_company()
    {
        for (var i = 0; i < 5; i++) { await Given.Invoice(await Given.Company(), 0); }
        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Remind, TestContext.Current.CancellationToken)));
        Assert.Equal(5, written.Sum());
        Assert.Equal((5, 5), (await Db.Outbox.CountAsync(), await Db.InvoiceReminders.CountAsync()));
    }

    [Fact]
    public async Task A_company_is_written_to_in_its_language()
    {
        var customer = await Given.Company();
        await Given.Change(await Given.CompanyAccount(customer), p => p.Prefer(language: "es"));
        await Given.Invoice(customer, 0);
        await Remind();
        Assert.Equal("es", (await Db.Outbox.SingleAsync()).Language);
    }

    [Fact]
    public async Task Reminders_can_be_switched_off()
    {
        await Given.Invoice(await Given.Company(), 0);
        await using var off = Portal.With(b => b.UseSetting("Billing:Reminders", "false"));
        var job = ActivatorUtilities.CreateInstance<InvoiceReminders>(off.Services);
        Assert.Equal(0, await job.RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await Remind());
    }

    private Task<int> Remind() => Portal.Run((InvoiceReminders job, CancellationToken stop) => job.RunAsync(stop));
}
