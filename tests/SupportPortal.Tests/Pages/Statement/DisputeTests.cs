using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

public class DisputeTests(Portal portal) : PageTest(portal)
{
    private static readonly Upload Proof = new("Input.Uploads", "comprovante.pdf", Given.Pdf, "application/pdf");

    [Fact]
    public async Task A_disputed_title_has_a_ticket_with_the_proof_and_nothing_to_pay_by()
    {
        var (ana, client, invoice) = await Someone();
        var url = $"/financeiro/{invoice.Number}";
        Assert.NotNull((await client.Page(url)).QuerySelector($"a[href='{url}/contestar']"));
        using var sent = await client.Submit($"{url}/contestar", Fields(), files: Proof);

        var ticket = await Db.Tickets.Include(t => t.Category).Include(t => t.Topic).Include(t => t.Messages).ThenInclude(m => m.Files).Include(t => t.Clocks).SingleAsync();
        Assert.Equal($"/chamados/{ticket.Code}/enviado", sent.Headers.Location!.OriginalString);
        Assert.Equal((invoice.Id, Category.Dispute, "Financeiro", ana.Email), (ticket.InvoiceId, ticket.Category!.Name, ticket.Topic!.Name, ticket.NotifyEmail));
        Assert.Equal($"Contestação do título {invoice.Number.Replace('-', '/')}: Já paguei", ticket.Subject);
        Assert.Equal(("Pagamos no dia 3.", "comprovante.pdf"), (ticket.Messages[0].Body, ticket.Messages[0].Files[0].Name));

        var stored = await Db.Invoices.Include(i => i.History).SingleAsync();
        Assert.Equal((InvoiceStatus.Disputed, "Já paguei"), (stored.Status, stored.StatusReason));
        var line = stored.History.MaxBy(e => e.Id)!;
        Assert.Equal((InvoiceEventKind.Disputed, ana.Id, Side.Customer), (line.Kind, line.ById, line.BySide));
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.InvoiceDisputed && a.About == invoice.Number).ToListAsync());
        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal([ana.Email!], mail.To);
        Assert.DoesNotContain("1.234,56", mail.Subject + mail.Text, StringComparison.Ordinal);

        var page = await client.Page(url);
        Assert.Equal("Este título está contestado", page.QuerySelector("#t-estado")!.TextContent);
        Assert.NotNull(page.QuerySelector($"a[href='/chamados/{ticket.Code}']"));
        Assert.DoesNotContain(invoice.Boleto!.Barcode, page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"a[href='{url}/contestar']"));
        foreach (var path in (string[])["boleto.pdf", "enviar", "copiado"])
        {
            using var refused = await client.Get($"{url}/{path}");
            Assert.Equal(url, refused.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Sent_twice_at_once_there_is_one_ticket_and_the_second_is_led_to_it()
    {
        var (_, client, invoice) = await Someone();
        var url = $"/financeiro/{invoice.Number}/contestar";
        var pages = new[] { await client.Page(url), await client.Page(url) };
        var answers = await Task.WhenAll(pages.Select(p => client.Submit(p, url, Fields())));

        var ticket = await Db.Tickets.SingleAsync();
        Assert.Equal([$"/chamados/{ticket.Code}", $"/chamados/{ticket.Code}/enviado"], answers.Select(a => a.Headers.Location?.OriginalString).Order(StringComparer.Ordinal));
        Assert.Equal((1, 1), (await Db.Outbox.CountAsync(), await Db.InvoiceEvents.CountAsync(e => e.Kind == InvoiceEventKind.Disputed)));
        using var later = await client.Get(url);
        Assert.Equal($"/chamados/{ticket.Code}", later.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("Input.Reason", "", "Escolha o motivo.")]
    [InlineData("Input.Reason", "Nonsense", null)]
    [InlineData("Input.Message", " ", "Descreva o problema em pelo menos uma frase.")]
    [InlineData("Input.Email", "sem arroba", "Complete o e-mail, por exemplo nome@empresa.com.br.")]
    [InlineData("Input.Email", "a@b.example\r\nBcc: c@d.example", null)]
    public async Task What_is_missing_or_wrong_is_said_beside_its_field_and_nothing_changes(string field, string value, string? error)
    {
        var (_, client, invoice) = await Someone();
        var url = $"/financeiro/{invoice.Number}/contestar";
        var fields = Fields();
        fields["Input.Email"] = "ana@empresa.example";
        fields[field] = value;
        using var refused = await client.Post(url, url, fields);
        Assert.InRange((int)refused.StatusCode, 400, 422);
        if (error is not null) { Assert.Contains(error, (await Client.Read(refused)).QuerySelector($"#{field.Replace('.', '_')}-erro")!.TextContent, StringComparison.Ordinal); }
        Assert.Empty(await Db.Tickets.ToListAsync());
        Assert.Equal(InvoiceStatus.Open, (await Db.Invoices.SingleAsync()).Status);
    }

    [Fact]
    public async Task A_program_is_no_proof()
    {
        var (_, client, invoice) = await Someone();
        using var refused = await client.Submit($"/financeiro/{invoice.Number}/contestar", Fields(), files: new Upload("Input.Uploads", "comprovante.pdf", "MZ"u8.ToArray(), "application/pdf"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal((0, 0), (await Db.Tickets.CountAsync(), await Db.Files.CountAsync()));
    }

    [Fact]
    public async Task Whoever_sees_the_ticket_but_not_the_finance_reads_a_number_and_no_more()
    {
        var (ana, _, invoice) = await Someone();
        var customer = await Db.Customers.SingleAsync();
        using var sent = await Portal.SignedInAs(ana).Submit($"/financeiro/{invoice.Number}/contestar", Fields());
        var code = (await Db.Tickets.SingleAsync()).Code;

        var link = $"a[href='/financeiro/{invoice.Number}']";
        var hers = await Portal.SignedInAs(ana).Page($"/chamados/{code}");
        Assert.Equal(invoice.Number.Replace('-', '/'), hers.QuerySelector(link)!.TextContent);
        var his = await Portal.SignedInAs(await Given.Contact(customer, Permission.All & ~Permission.Finance)).Page($"/chamados/{code}");
        Assert.Null(his.QuerySelector(link));
        Assert.Contains(invoice.Number.Replace('-', '/'), his.QuerySelector("aside")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1.234,56", his.Body!.TextContent, StringComparison.Ordinal);

        var desk = await Portal.SignedInAs(await Given.Staff(StaffRole.Analyst)).Page($"/atendimento/chamados/{code}");
        Assert.Null(desk.QuerySelector("a[href^='/cobranca/']"));
        Assert.Equal(Category.Dispute, desk.QuerySelector("#p-tipo option[selected]")!.TextContent);
        var supervisor = await Portal.SignedInAs(await Given.Staff(StaffRole.Supervisor)).Page($"/atendimento/chamados/{code}");
        Assert.NotNull(supervisor.QuerySelector($"a[href='/cobranca/titulos/{invoice.Number}']"));
    }

    [Fact]
    public async Task Somebody_who_sees_no_tickets_disputes_and_hears_by_mail()
    {
        var (_, _, invoice) = await Someone();
        var client = Portal.SignedInAs(await Given.Contact(await Db.Customers.SingleAsync(), Permission.Finance, "Fábia Luz"));
        using var sent = await client.Submit($"/financeiro/{invoice.Number}/contestar", Fields());
        Assert.Equal($"/financeiro/{invoice.Number}", sent.Headers.Location!.OriginalString);
        var page = await client.Follow(sent);
        Assert.Contains((await Db.Tickets.SingleAsync()).Code, page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href^='/chamados/2030-']"));
    }

    [Fact]
    public async Task The_kind_of_a_dispute_is_offered_by_no_form()
    {
        var ana = await Given.Contact();
        var client = Portal.SignedInAs(ana);
        using var begun = await client.Get("/chamados/novo?sobre=fora-da-lista");
        Assert.DoesNotContain(Category.Dispute, (await client.Follow(begun)).Body!.TextContent, StringComparison.Ordinal);
        var ticket = await Given.OpenedTicket(ana);
        var desk = await Portal.SignedInAs(await Given.Staff()).Page($"/atendimento/chamados/{ticket.Code}");
        Assert.DoesNotContain(Category.Dispute, desk.QuerySelector("#p-tipo")!.TextContent, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields() => new() { ["Input.Reason"] = "AlreadyPaid", ["Input.Message"] = "Pagamos no dia 3." };

    private async Task<(Person Ana, Client Client, Invoice Invoice)> Someone()
    {
        var customer = await Given.Company();
        var ana = await Given.Contact(customer);
        return (ana, Portal.SignedInAs(ana), await Given.Invoice(customer, due: -4));
    }
}
