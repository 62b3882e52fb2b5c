using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Mail;

namespace SupportPortal.Tests.Mail;

/// <summary>Mails about accounts, service orders and boletos.</summary>
public class OtherMailTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero); // 12:00 in São Paulo
    private static readonly DateOnly Today = new(2026, 11, 19);
    private static readonly MailRecipient Ana = new("ana@serraazul.example", "Ana Souza", customerId: 5);
    private static readonly Actor Rui = new(2, "Rui Prado", Side.Staff);
    private readonly Mailer _mailer = TicketMailTests.MailerAt(Noon);

    [Fact]
    public void A_first_access_code_goes_to_the_registered_address_and_stands_only_in_the_text()
    {
        var customer = new Customer(Cnpj.Parse("11.222.333/0001-81"), "Serra Azul Ltda.", "contato@serraazul.example", Noon);
        var mail = AccountMail.FirstAccessCode(_mailer, customer, "K7M2P9QXRT");

        Assert.Equal("contato@serraazul.example", mail.RecipientAddress);
        Assert.Contains("K7M2P9QXRT", mail.Text, StringComparison.Ordinal);
        Assert.Contains("K7M2P9QXRT", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("K7M2P9QXRT", mail.Subject + mail.Kind + mail.Reference + mail.MessageId, StringComparison.Ordinal);
        Assert.DoesNotContain("K7M2P9QXRT", Preheader(mail), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_password_starts_at_a_link_of_the_portal()
    {
        var mail = AccountMail.PasswordReset(_mailer, Ana, _mailer.Link("/nova-senha?token=abc"));

        Assert.Contains("https://portal.example/nova-senha?token=abc", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", mail.Subject + Preheader(mail) + mail.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_says_when_and_with_what()
    {
        var device = AccountMail.NewDevice(_mailer, Ana, "Firefox no Windows", Noon, _mailer.Link("/conta"));
        var password = AccountMail.PasswordChanged(_mailer, Ana, Noon, _mailer.Link("/esqueci-a-senha"));

        Assert.Contains("hoje, dia 19/11/2026 12:00", device.Text, StringComparison.Ordinal);
        Assert.Contains("Firefox no Windows", device.Text, StringComparison.Ordinal);
        Assert.Contains("hoje, dia 19/11/2026 12:00", password.Text, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/esqueci-a-senha", password.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_that_is_done_asks_for_the_acceptance()
    {
        var order = Order();
        order.Start(Rui, Noon);
        order.AddHours(new Person { Name = "Rui Prado", Kind = PersonKind.Staff }, new DateOnly(2026, 11, 19), 150, isBillable: true, Rui, Noon);
        order.Finish("Trocado o leitor.", AcceptancePeriod.From(Noon, StandardCalendar.Instance), Rui, Noon);
        var mail = ServiceOrderMail.Changed(_mailer, order, Ana);

        Assert.Equal("[OS 2026/000912] Serviço concluído: falta o seu ateste", mail.Subject);
        Assert.Contains("Ler e atestar", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://portal.example/ordens-de-servico/2026-000912", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Horas: 2\u00a0h 30\u00a0min", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheduled_order_says_when_and_hangs_on_its_own_thread()
    {
        var order = Order();
        var opened = ServiceOrderMail.Changed(_mailer, order, Ana);
        order.Schedule(Noon.AddDays(1), Noon.AddDays(1).AddHours(2), Rui, Noon);
        var scheduled = ServiceOrderMail.Changed(_mailer, order, Ana);

        Assert.Contains("20/11/2026 12:00", scheduled.Text, StringComparison.Ordinal);
        Assert.Contains("20/11/2026 14:00", scheduled.Text, StringComparison.Ordinal);
        Assert.Equal(("<service-order-2026-000912@portal.example>", opened.InReplyTo), (scheduled.InReplyTo!, scheduled.InReplyTo));
    }

    [Fact]
    public void A_boleto_copy_brings_the_pdf_and_the_registered_codes_and_no_code_in_the_subject()
    {
        var mail = InvoiceMail.BoletoCopy(_mailer, Invoice(dueOn: Today.AddDays(3)), Ana, [37, 80, 68, 70], Today);

        var pdf = Assert.Single(mail.Attachments);
        Assert.Equal(("boleto-2026-003128-vencimento-2026-11-22.pdf", "application/pdf"), (pdf.Name, pdf.ContentType));
        Assert.Equal("2ª via do boleto 2026/003128", mail.Subject);
        Assert.Contains("Vence em 22/11/2026", mail.Text, StringComparison.Ordinal);
        Assert.Contains("R$\u00a01,00", mail.Text, StringComparison.Ordinal);
        Assert.Contains(Registered(Today.AddDays(3)).ToString(), mail.Text, StringComparison.Ordinal);
        Assert.Contains("Exemplo Sistemas Ltda.\r\n  CNPJ 11.222.333/0001-81", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("00190", mail.Subject + Preheader(mail), StringComparison.Ordinal);
    }

    [Fact]
    public void An_overdue_boleto_keeps_its_value_and_says_who_adds_the_fine()
    {
        var mail = InvoiceMail.BoletoCopy(_mailer, Invoice(dueOn: Today.AddDays(-3)), Ana, [1], Today);

        Assert.Contains("Venceu em 16/11/2026. O banco soma multa e juros no pagamento.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("R$\u00a01,00", mail.Text, StringComparison.Ordinal);
    }

    private static DigitableLine Registered(DateOnly dueOn) => DigitableLine.From(Barcode44.Build("001", dueOn, 1m, "0500940144816060680935031"));

    private static ServiceOrder Order() => new(
        "2026-000912", 5, ticket: null, productId: null,
        new Person { Name = "Rui Prado", Kind = PersonKind.Staff }, "Trocar o leitor", "Trocar e testar.", Rui, Noon);

    private static Invoice Invoice(DateOnly dueOn)
    {
        var invoice = new Invoice("2026-003128", 5, "Mensalidade", 1m, Today.AddDays(-30), dueOn);
        var account = new BankAccount(
            new BankAccountTerms { BankCode = "001", Agency = "1606", Account = "6809350", Agreement = "0500", Wallet = "31" }, "Exemplo Sistemas Ltda.", "11222333000181", "Rua A, 1");
        invoice.PayableBy(new RegisteredBoleto(
            invoice, account, "12345", Registered(dueOn), issuedHere: false, pixPayload: null, Noon), Actor.System, Noon);
        return invoice;
    }

    private static string Preheader(OutboxMessage mail) =>
        mail.Html[mail.Html.IndexOf("<body", StringComparison.Ordinal)..mail.Html.IndexOf("</div>", StringComparison.Ordinal)];
}
