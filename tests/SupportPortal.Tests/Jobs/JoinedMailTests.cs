using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Jobs;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Jobs;

/// <summary>Quick changes of a ticket are told once, counted by the mail server that got them.</summary>
public class JoinedMailTests(Portal portal) : PageTest(portal)
{
    private WebApplicationFactory<Program>? _holding;

    private WebApplicationFactory<Program> Holding => _holding ??= Portal.With(b => b.UseSetting("Mail:Hold", MailSettings.DefaultHold.ToString()));

    [Fact]
    public async Task An_assignee_a_reply_and_a_state_within_a_minute_are_one_mail_in_the_order_they_came()
    {
        var ticket = await Given.OpenedTicket(await Given.Contact());
        var desk = new Client(Holding, await Given.Staff(name: "Camila Rocha"));
        await desk.Submit(Url(ticket), button: "Assumir");
        Clock.Advance(TimeSpan.FromSeconds(20));
        await desk.Submit(Url(ticket), new() { ["Input.To"] = "publica", ["Input.Message"] = "Já estou vendo." });
        await Portal.SendHeldReplies(Holding.Services);
        Clock.Advance(TimeSpan.FromSeconds(30));
        await desk.Submit(Url(ticket), new() { ["Input.To"] = "publica", ["Input.Message"] = "Envie o XML da nota.", ["Input.Then"] = "WaitingCustomer", ["Input.Reason"] = "Falta o XML." });
        await Portal.SendHeldReplies(Holding.Services);
        Assert.Empty(await Deliver());
        Clock.Advance(MailSettings.DefaultHold - TimeSpan.FromSeconds(71));
        Assert.Empty(await Deliver());
        Clock.Advance(TimeSpan.FromSeconds(1));

        var mail = Assert.Single(await Deliver());
        Assert.Equal($"[Chamado {ticket.Code}] Aguardando você e mais 2 novidades", mail.Subject);
        Assert.Equal($"<ticket-{ticket.Code}@portal.example>", mail.Root.Header("In-Reply-To"));
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            int[] places = [.. new[] { "Camila Rocha é responsável", "Já estou vendo.", "Envie o XML da nota." }.Select(said => body.LastIndexOf(said, StringComparison.Ordinal))];
            Assert.DoesNotContain(-1, places);
            Assert.Equal(places.Order(), places);
        }
        var rows = await Db.Outbox.OrderBy(m => m.CreatedAt).ToListAsync();
        Assert.Equal([OutboxState.Sent, OutboxState.Joined, OutboxState.Joined], rows.Select(r => r.State));
        Assert.All(rows[1..], r => Assert.Equal(rows[0].Id, r.JoinedIntoId));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(await Deliver());
    }

    [Fact]
    public async Task A_solution_leaves_at_once_and_takes_along_what_was_waiting()
    {
        var ticket = await Given.OpenedTicket(await Given.Contact());
        var desk = new Client(Holding, await Given.Staff());
        await desk.Submit(Url(ticket), new() { ["Input.To"] = "publica", ["Input.Message"] = "Vou corrigir." });
        await Portal.SendHeldReplies(Holding.Services);
        Clock.Advance(TimeSpan.FromSeconds(30));
        await desk.Submit(Url(ticket), new() { ["Input.To"] = "publica", ["Input.Message"] = "Corrigido.", ["Input.Then"] = "Resolved" });
        await Portal.SendHeldReplies(Holding.Services);

        var mail = Assert.Single(await Deliver());
        Assert.Equal($"[Chamado {ticket.Code}] Resolvido: confirme se funcionou e mais uma novidade", mail.Subject);
        foreach (var said in new[] { "Vou corrigir.", "Corrigido.", "/avaliar?link=", "/avaliar/ainda-nao?link=" }) { Assert.Contains(said, mail.Text, StringComparison.Ordinal); }
    }

    [Fact]
    public async Task Four_senders_at_once_send_each_ticket_one_mail_and_lose_nothing()
    {
        var ana = await Given.Contact();
        var tickets = new List<Ticket>();
        for (var i = 0; i < 12; i++) { tickets.Add(await Given.OpenedTicket(ana)); }
        foreach (var ticket in tickets) { await WriteReplies(ticket, "Primeira.", "Segunda.", "Terceira."); }
        Clock.Advance(MailSettings.DefaultHold);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Deliver()));
        var mails = await Deliver();
        Assert.Equal(tickets.Select(t => t.Code).Order(), mails.Select(m => m.Subject[9..20]).Order());
        Assert.All(mails, m => Assert.All(new[] { "Primeira.", "Segunda.", "Terceira." }, said => Assert.Contains(said, m.Text, StringComparison.Ordinal)));
        Assert.Equal(24, await Db.Outbox.CountAsync(m => m.State == OutboxState.Joined));
    }

    [Fact]
    public async Task A_sender_that_dies_with_a_joined_mail_leaves_the_whole_of_it_to_the_next()
    {
        var ticket = await Given.OpenedTicket(await Given.Contact());
        await WriteReplies(ticket, "Primeira.", "Segunda.");
        Clock.Advance(MailSettings.DefaultHold);
        string subject;
        await using (var db = Holding.Services.GetRequiredService<SystemDb>().Open())
        {
            var claimed = await db.ClaimAsync(20, Clock.Now, TestContext.Current.CancellationToken, mails => new MailFinish(db, Holding.Services.GetRequiredService<Mailer>(), joins: true).RunAsync(mails, TestContext.Current.CancellationToken));
            subject = Assert.Single(claimed).Subject;
        }
        await WriteReplies(ticket, "Depois."); // it may have been delivered: its text is fixed
        Assert.Empty(await Deliver());
        Clock.Advance(OutboxMessage.Lease + MailSettings.DefaultHold);

        var mails = await Deliver();
        Assert.Equal(2, mails.Count);
        var whole = Assert.Single(mails, m => m.Subject == subject);
        Assert.Contains("Primeira.", whole.Text, StringComparison.Ordinal);
        Assert.Contains("Segunda.", whole.Text, StringComparison.Ordinal);
        Assert.Contains("Depois.", Assert.Single(mails, m => m != whole).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_told_what_he_did_himself_and_the_requester_hears_of_a_colleague()
    {
        var company = await Given.Company();
        var (ana, rui) = (await Given.Contact(company), await Given.Contact(company, name: "Rui Melo"));
        foreach (var (who, mails) in new[] { (ana, 0), (rui, 1) })
        {
            var ticket = await Given.OpenedTicket(ana);
            await new Client(Holding, who).Submit($"/chamados/{ticket.Code}/cancelar", new() { ["Input.Reason"] = "Resolvemos aqui." });
            Clock.Advance(MailSettings.DefaultHold);
            Assert.Equal(mails, (await Deliver()).Count(m => m.Subject.Contains(ticket.Code, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Readers_of_two_languages_get_a_mail_each_in_their_own()
    {
        var ticket = await Given.OpenedTicket(await Given.Contact());
        await WriteReplies(ticket, "Primeira.", "Segunda.");
        var mailer = Holding.Services.GetRequiredService<Mailer>();
        await Given.Save(TicketMail.StateChanged(mailer, ticket, language: "en"));
        Clock.Advance(MailSettings.DefaultHold);

        Assert.Equal(["en", "pt-BR"], (await Deliver()).Select(m => m.Root.Header("Content-Language")).Order(StringComparer.Ordinal));
    }

    private async Task WriteReplies(Ticket ticket, params string[] said)
    {
        var mailer = Holding.Services.GetRequiredService<Mailer>();
        foreach (var words in said)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Given.Save(TicketMail.Replied(mailer, ticket, ticket.Reply(words, StandardCalendar.Instance, new Actor(2, "Bruno Lima", Side.Staff), Clock.Now)));
        }
    }

    private Task<IReadOnlyList<CaughtMail>> Deliver() => Portal.DeliverMail(Holding.Services);

    private static string Url(Ticket ticket) => $"/atendimento/chamados/{ticket.Code}";
}
