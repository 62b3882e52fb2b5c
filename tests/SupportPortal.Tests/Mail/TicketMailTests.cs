using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;
using SupportPortal.Web;

namespace SupportPortal.Tests.Mail;

public class TicketMailTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero); // 12:00 in São Paulo
    private static readonly BusinessCalendar Calendar = new(
        new Dictionary<DayOfWeek, (TimeOnly, TimeOnly)[]> { [DayOfWeek.Thursday] = [(new(8, 0), new(18, 0))], [DayOfWeek.Monday] = [(new(8, 0), new(18, 0))] }, _ => false);
    private static readonly Actor Ana = new(7, "Ana Souza", Side.Customer), Rui = new(2, "Rui Prado", Side.Staff);
    private readonly Mailer _mailer = MailerAt(Noon);

    [Fact]
    public void The_confirmation_tells_the_code_the_deadline_and_the_form()
    {
        var mail = TicketMail.Opened(_mailer, Opened(), addressIsKnown: true);

        Assert.Equal(("ana@serraazul.example", "Ana Souza", 5), (mail.RecipientAddress, mail.RecipientName, mail.CustomerId));
        Assert.Equal("[Chamado 2026-000123] Recebemos o seu chamado", mail.Subject);
        foreach (var said in new[] { "Olá, Ana.", "Até hoje, dia 19/11/2026 16:00", "h corridas, contadas da abertura", "NF-e rejeitada", "Defeito com paralisação", "Ana Souza, Fiscal", "https://portal.example/chamados/2026-000123", "0800 123 4567" })
        {
            Assert.Contains(said, mail.Text, StringComparison.Ordinal);
            Assert.Contains(said, mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_address_the_company_never_used_gets_code_and_link_but_no_text_of_the_ticket()
    {
        var mail = TicketMail.Opened(_mailer, Opened(), addressIsKnown: false);

        foreach (var secret in new[] { "NF-e rejeitada", "Defeito com paralisação", "Fiscal", "Ana", "segredo" })
        {
            Assert.DoesNotContain(secret, mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, mail.Html, StringComparison.Ordinal);
        }
        Assert.Contains("2026-000123", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/chamados/2026-000123", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mails_of_a_ticket_hang_on_the_first()
    {
        var ticket = Opened();
        var opened = TicketMail.Opened(_mailer, ticket, addressIsKnown: true);
        var replied = TicketMail.Replied(_mailer, ticket, ticket.Reply("Veja a configuração.", Calendar, Rui, Noon));
        var moved = TicketMail.StateChanged(_mailer, ticket);
        ticket.Resolve(Calendar, Rui, Noon);
        var resolved = TicketMail.Resolved(_mailer, ticket);

        Assert.Equal(("<ticket-2026-000123@portal.example>", null), (opened.MessageId, opened.InReplyTo));
        Assert.All([replied, moved, resolved], m => Assert.Equal((opened.MessageId, opened.MessageId), (m.InReplyTo!, m.References!)));
        Assert.Equal(4, new[] { opened, replied, moved, resolved }.Select(m => m.MessageId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_reply_brings_the_analysts_words()
    {
        var ticket = Opened();
        var mail = TicketMail.Replied(_mailer, ticket, ticket.Reply("Veja a configuração.\nDepois tente de novo.", Calendar, Rui, Noon));

        Assert.Equal("[Chamado 2026-000123] Nova resposta", mail.Subject);
        Assert.Contains("> Veja a configuração.\r\n> Depois tente de novo.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Rui Prado", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_internal_note_never_leaves_by_mail()
    {
        var ticket = Opened();
        var note = ticket.AddNote("Cliente difícil.", Rui, Noon);

        Assert.Throws<ArgumentException>(() => TicketMail.Replied(_mailer, ticket, note));
        foreach (var mail in new[] { TicketMail.Opened(_mailer, ticket, true), TicketMail.StateChanged(_mailer, ticket), TicketMail.Resolved(_mailer, ticket) })
        {
            Assert.DoesNotContain("Cliente difícil", mail.Text + mail.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("waiting", "Aguardando você", "Responder agora")]
    [InlineData("third", "Aguardando terceiro", "Acompanhar chamado")]
    public void A_change_of_state_says_what_it_means_and_why(string to, string name, string button)
    {
        var ticket = Opened();
        if (to == "waiting") { ticket.WaitForCustomer("Envie o XML.", Calendar, Rui, Noon); }
        else { ticket.WaitForThirdParty("Sefaz fora do ar.", Calendar, Rui, Noon); }
        var mail = TicketMail.StateChanged(_mailer, ticket, ticket.History[^1].Note);

        Assert.Equal($"[Chamado 2026-000123] {name}", mail.Subject);
        Assert.Contains(button, mail.Text, StringComparison.Ordinal);
        Assert.Contains(ticket.History[^1].Note!, mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resolved_ticket_asks_for_an_answer_until_the_last_day()
    {
        var ticket = Opened();
        ticket.Resolve(Calendar, Rui, Noon, "Atualizamos o emissor.");
        var mail = TicketMail.Resolved(_mailer, ticket, "Atualizamos o emissor.");

        Assert.Contains("Até " + Moment(ticket.ReopenUntil!.Value), mail.Text, StringComparison.Ordinal);
        Assert.Contains("> Atualizamos o emissor.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Confirmar e avaliar", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_in_another_language_leaves_the_writers_own_as_it_was()
    {
        var before = CultureInfo.CurrentUICulture;
        var mail = TicketMail.Opened(_mailer, Opened(), addressIsKnown: true, language: "en");

        Assert.Equal("en", mail.Language);
        Assert.Contains("19 Nov 2026", mail.Text, StringComparison.Ordinal);
        Assert.Equal(before, CultureInfo.CurrentUICulture);
    }

    private static string Moment(DateTimeOffset at) => PortalTime.ToLocal(at).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    internal static Mailer MailerAt(DateTimeOffset now) => new(
        new WordsLocalizer(),
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Portal:PublicUrl"] = "https://portal.example" }).Build(),
        new FakeClock(now));

    private static Ticket Opened() => Ticket.Open(
        "2026-000123", 5,
        new TicketForm("Ana Souza", null, "Fiscal", "ana@serraazul.example", "NF-e rejeitada", "segredo"),
        new Category("Defeito com paralisação", "", Priority.Critical, 1),
        SlaTerms.Of(TimeSpan.FromHours(2), TimeSpan.FromHours(4), Hours.ClockTime),
        productId: null, topicId: null, Calendar, Ana, Noon);
}
