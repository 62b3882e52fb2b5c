using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Account;

/// <summary>Mails as their readers want them, counted by the mail server.</summary>
public class NoticesTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Who_wants_no_mail_of_replies_gets_none_and_other_mails_as_before()
    {
        var ana = await Ana();
        var ticket = await Given.OpenedTicket(ana);
        await Choose(ana, NoticeEvent.TicketReplied, NoticeTiming.Never);
        await Answer(ticket, "Já estou vendo.");
        Assert.Empty(await Portal.DeliverMail());
        Assert.Equal(OutboxState.Skipped, (await Db.Outbox.SingleAsync()).State);

        await Portal.Anonymous().Submit("/esqueci-a-senha", new() { ["Input.User"] = ana.UserName! });
        Assert.Equal("Crie uma nova senha", Assert.Single(await Portal.DeliverMail()).Subject);
    }

    [Fact]
    public async Task Who_wants_them_together_gets_one_mail_at_eight_in_his_language_however_often_the_job_runs()
    {
        var ana = await Ana();
        var ticket = await Given.OpenedTicket(ana);
        await Choose(ana, NoticeEvent.TicketReplied, NoticeTiming.Daily);
        await Answer(ticket, "Já estou vendo.");
        Clock.Advance(TimeSpan.FromHours(3));
        await Answer(ticket, "Envie o XML da nota.");
        Assert.Empty(await Portal.DeliverMail());

        Clock.Now = Portal.MondayMorning + TimeSpan.FromHours(22) - TimeSpan.FromSeconds(1); // 7:59:59 of the next day
        Assert.Equal(0, await RunAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([0, 1], (await Task.WhenAll(RunAsync(), RunAsync())).Order());
        Assert.Equal(0, await RunAsync());

        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal("Resumo do dia: 2 novidades", mail.Subject);
        Assert.Equal([ana.Email!], mail.To);
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            Assert.Contains($"https://portal.example/chamados/{ticket.Code}", body, StringComparison.Ordinal);
            Assert.True(body.IndexOf("Já estou vendo.", StringComparison.Ordinal) < body.IndexOf("Envie o XML da nota.", StringComparison.Ordinal));
        }
        Assert.Equal(2, await Db.Outbox.CountAsync(m => m.State == OutboxState.Joined));
    }

    [Fact]
    public async Task What_comes_after_eight_waits_for_the_next_morning()
    {
        var ana = await Ana();
        var ticket = await Given.OpenedTicket(ana);
        await Choose(ana, NoticeEvent.TicketReplied, NoticeTiming.Daily);
        await Answer(ticket, "Já estou vendo."); // at ten
        await Portal.DeliverMail();
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task Of_two_with_one_address_the_one_who_wants_more_decides()
    {
        var (ana, account) = (await Ana(), await Given.CompanyAccount());
        await Given.Change(account, a => (a.Email, a.NormalizedEmail) = (ana.Email, ana.NormalizedEmail));
        var ticket = await Given.OpenedTicket(ana);
        await Choose(ana, NoticeEvent.TicketReplied, NoticeTiming.Never);
        await Answer(ticket, "Já estou vendo.");
        Assert.Single(await Portal.DeliverMail());
    }

    [Fact]
    public async Task One_chooses_on_the_page_and_only_what_one_is_asked()
    {
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        await browser.Submit("/conta/avisos", new() { ["Input.Lines[0].Timing"] = "Never", ["Input.Lines[3].Timing"] = "Daily" });
        Assert.Equal([(NoticeEvent.ServiceOrder, NoticeTiming.Daily), (NoticeEvent.TicketReplied, NoticeTiming.Never)],
            (await Db.NoticeChoices.Where(c => c.Timing != NoticeTiming.Now).ToListAsync()).OrderBy(c => $"{c.Event}", StringComparer.Ordinal).Select(c => (c.Event, c.Timing)));

        foreach (var (notice, timing) in ((string, string)[])[("Deadline", "Never"), ("TicketReplied", "Yesterday"), ("TicketReplied", "99")])
        {
            var refused = await browser.Post("/conta/avisos", "/conta/avisos", [new("Input.Lines[0].Event", notice), new("Input.Lines[0].Timing", timing)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }
    }

    /// <summary>Whose tickets tell her at her own address.</summary>
    private async Task<Person> Ana() => await Given.Change(await Given.Contact(), a => (a.Email, a.NormalizedEmail) = ("ana@cliente.example", "ANA@CLIENTE.EXAMPLE"));

    private async Task Choose(Person person, NoticeEvent notice, NoticeTiming timing) => await Given.Save(new NoticeChoice(person.Id, notice, timing));

    private async Task Answer(Ticket ticket, string text)
    {
        var bruno = await Given.Staff();
        await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}", new() { ["Input.To"] = "publica", ["Input.Message"] = text });
        await Portal.SendHeldReplies();
    }

    private Task<int> RunAsync() => Portal.Run((DailyDigest job, CancellationToken stop) => job.RunAsync(stop));
}
