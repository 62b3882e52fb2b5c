using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Flows;

/// <summary>Every mail of a ticket as a reader sees it: as it came over SMTP, wide and narrow, light and dark, and its plain-text twin.</summary>
public class TicketMailLookTests(Portal portal) : PageTest(portal)
{
    private const string Long = "Boa tarde, Ana. Encontramos a causa: na atualização 8.4.1 a série 2 voltou 37 posições.\n\nO que fizemos:\n1. corrigimos a sequência;\n2. reenviamos as notas 10.482 a 10.485.\n\nhttps://portal.example/ajuda/artigos/um-endereco-muito-comprido-que-nao-cabe-na-largura-de-um-telefone-pequeno";

    [Fact]
    public async Task Every_mail_of_a_ticket_is_readable_wide_and_narrow_light_and_dark()
    {
        await using var holding = Portal.With(b => b.UseSetting("Mail:Hold", "00:02:00"));
        var mailer = holding.Services.GetRequiredService<Mailer>();
        var ana = await Given.Contact(await Given.Company("Serra Azul Alimentos Ltda."), name: "Ana Prado");
        var camila = await Given.Staff(name: "Camila Rocha");
        var by = Given.By(camila);
        await Write(t => TicketMail.Opened(mailer, t, addressIsKnown: true), "abertura");
        await Write(t => TicketMail.Opened(mailer, t, addressIsKnown: false), "abertura-endereco-novo");
        await Write(t => TicketMail.Replied(mailer, t, t.Reply(Long, StandardCalendar.Instance, by, Clock.Now)), "resposta");
        await Write(t => { t.Assign(camila, by, Clock.Now); return TicketMail.Assigned(mailer, t); }, "responsavel");
        await Write(t => { t.WaitForCustomer("Qual é a série?", StandardCalendar.Instance, by, Clock.Now); return TicketMail.StateChanged(mailer, t, "Qual é a série?"); }, "aguardando-voce");
        await Write(t => { t.WaitForThirdParty("Sefaz fora do ar.", StandardCalendar.Instance, by, Clock.Now); return TicketMail.StateChanged(mailer, t, "Sefaz fora do ar."); }, "aguardando-terceiro");
        await Write(t => { t.Cancel("Aberto por engano.", StandardCalendar.Instance, by, Clock.Now); return TicketMail.StateChanged(mailer, t, "Aberto por engano."); }, "cancelado");
        await Write(t => { Resolve(t); return TicketMail.Resolved(mailer, t, Long); }, "resolvido");
        await Write(t => { Resolve(t); t.Confirm(StandardCalendar.Instance, Actor.System, Clock.Now); return TicketMail.StateChanged(mailer, t); }, "encerrado");
        await Write(t => { t.NoteOpenedOutside(addressIsTheCompanys: false, Clock.Now); Resolve(t); return TicketMail.Resolved(mailer, t, Long); }, "resolvido-de-fora");
        await Write(t => ServiceOrderMail.Changed(mailer, Order(t), Order(t).Recipient()), "os-agendada");
        foreach (var step in Enumerable.Range(0, 3))
        {
            Clock.Advance(TimeSpan.FromSeconds(20));
            await Write(t => step switch
            {
                0 => TicketMail.Assigned(mailer, Assigned(t)),
                1 => TicketMail.Replied(mailer, t, t.Reply("Já estou comparando a numeração.", StandardCalendar.Instance, by, Clock.Now)),
                _ => TicketMail.StateChanged(mailer, Waiting(t), "Envie o XML da nota 10.482."),
            }, "unido");
        }
        var request = new PublicRequest(Cnpj.Parse("11444777000161"), "Rui Melo", "rui@fora.example", "Azulejo", "Não emite", "Desde ontem.", "pt-BR", Clock.Now);
        await Given.Save(PublicRequestMail.Confirm(mailer, request, mailer.Link("/ajuda/suporte/confirmar?pedido=abc")));
        request.Confirm("2030-800000", Clock.Now);
        await Given.Save(PublicRequestMail.Received(mailer, request));

        Clock.Advance(MailSettings.DefaultHold);
        var mails = await Portal.DeliverMail(holding.Services);
        Assert.Equal(14, mails.Count);
        Assert.Equal(14, mails.Select(m => m.Subject).Distinct(StringComparer.Ordinal).Count());
        await Look(mails);

        async Task Write(Func<Ticket, OutboxMessage> mail, string name)
        {
            await using var db = Portal.OpenDb();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            var code = await db.Tickets.Where(t => t.Subject == name).Select(t => t.Code).SingleOrDefaultAsync() ?? (await Given.OpenedTicket(ana, Given.Stopped, name)).Code;
            var ticket = await db.Tickets.Include(t => t.Category).Include(t => t.Customer).Include(t => t.Clocks).Include(t => t.Pauses).Include(t => t.Messages).SingleAsync(t => t.Code == code);
            if (ticket.Assignee is null && ticket.AssigneeId is null) { db.Attach(camila); }
            db.Outbox.Add(mail(ticket));
            await db.SaveChangesAsync();
        }

        void Resolve(Ticket ticket) => ticket.Resolve(StandardCalendar.Instance, by, Clock.Now);
        Ticket Assigned(Ticket ticket) { ticket.Assign(camila, by, Clock.Now); return ticket; }
        Ticket Waiting(Ticket ticket) { ticket.WaitForCustomer("Envie o XML da nota 10.482.", StandardCalendar.Instance, by, Clock.Now); return ticket; }
        ServiceOrder Order(Ticket ticket)
        {
            var order = new ServiceOrder("2030-000912", ticket.CustomerId, ticket, null, camila, "Corrigir a sequência da série 2", "Ajustar.", by, Clock.Now);
            order.Schedule(Clock.Now.AddDays(1), Clock.Now.AddDays(1).AddHours(2), by, Clock.Now);
            return order;
        }
    }

    private async Task Look(IReadOnlyList<CaughtMail> mails)
    {
        var page = await Browser.Open("/robots.txt");
        foreach (var mail in mails)
        {
            Assert.DoesNotContain('<', mail.Text.Replace("<ticket-", "", StringComparison.Ordinal));
            Assert.All(mail.Text.Split("\r\n"), line => Assert.True(line.Length <= 998, line));
            await page.GotoAsync("about:blank");
            await page.SetContentAsync(mail.Html);
            foreach (var (width, scheme) in new[] { (600, ColorScheme.Light), (600, ColorScheme.Dark), (360, ColorScheme.Light), (360, ColorScheme.Dark) })
            {
                await page.SetViewportSizeAsync(width, 800);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Browser.HasNoAxeViolations(page, "color-contrast", "link-name", "target-size", "html-has-lang");
                if (width == 360) { await Browser.DoesNotScrollSideways(page); }
                if (Environment.GetEnvironmentVariable("SHOTS") is { } folder)
                {
                    await page.ScreenshotAsync(new() { Path = string.Create(CultureInfo.InvariantCulture, $"{folder}/mail-{mails.ToList().IndexOf(mail):00}-{width}-{scheme}.png"), FullPage = true });
                    await File.WriteAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"{folder}/mail-{mails.ToList().IndexOf(mail):00}.txt"), $"{mail.Subject}\n\n{mail.Text}");
                }
            }
        }
    }
}
