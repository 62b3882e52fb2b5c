using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Billing;

/// <summary>What finance answers to a customer who disputes a title.</summary>
public class DisputeTests(Portal portal) : PageTest(portal)
{
    [Theory]
    [InlineData("Kept", InvoiceStatus.Open, InvoiceEventKind.DisputeDeclined)]
    [InlineData("Cancelled", InvoiceStatus.Cancelled, InvoiceEventKind.Cancelled)]
    public async Task The_answer_settles_the_title_and_resolves_the_ticket(string outcome, InvoiceStatus status, InvoiceEventKind kind)
    {
        var (ana, invoice) = await Disputed();
        await Portal.DeliverMail();
        var clara = await Given.Staff(StaffRole.Finance, "Clara Reis");
        var finance = Portal.SignedInAs(clara);
        var page = await finance.Page($"/cobranca/titulos/{invoice.Number}");
        Assert.NotNull(page.QuerySelector($"a[href='/cobranca/titulos/{invoice.Number}/contestacao']"));
        var answer = await finance.Page($"/cobranca/titulos/{invoice.Number}/contestacao");
        Assert.Contains("Pagamos no dia 3.", answer.Body!.TextContent, StringComparison.Ordinal);
        using var file = await finance.Get(answer.QuerySelector("a.pc-anexo")!.GetAttribute("href")!);
        Assert.Equal(Given.Pdf, await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var sent = await finance.Submit($"/cobranca/titulos/{invoice.Number}/contestacao", new() { ["Input.Outcome"] = outcome, ["Input.Reply"] = "Conferimos com o banco." });

        Assert.Equal($"/cobranca/titulos/{invoice.Number}", sent.Headers.Location!.OriginalString);
        var stored = await Db.Invoices.Include(i => i.History).SingleAsync();
        var line = stored.History.MaxBy(e => e.Id)!;
        Assert.Equal((status, kind, "Conferimos com o banco.", clara.Id), (stored.Status, line.Kind, line.Note, line.ById));
        var ticket = await Db.Tickets.Include(t => t.Messages).SingleAsync();
        Assert.Equal((TicketStatus.Resolved, clara.Id), (ticket.Status, ticket.AssigneeId));
        Assert.Equal(("Conferimos com o banco.", false), (ticket.Messages.MaxBy(m => m.Id)!.Body, ticket.Messages.MaxBy(m => m.Id)!.IsInternal));
        Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.DisputeAnswered && a.About == invoice.Number).ToListAsync());
        var mail = (await Portal.DeliverMail())[^1];
        Assert.Equal([ana.Email!], mail.To);
        Assert.Contains("Conferimos com o banco.", mail.Text, StringComparison.Ordinal);

        var hers = Portal.SignedInAs(ana);
        Assert.Contains("Conferimos com o banco.", (await hers.Page($"/chamados/{ticket.Code}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(status is InvoiceStatus.Open, (await hers.Page($"/financeiro/{invoice.Number}")).QuerySelector("#linha-codigo") is not null);
    }

    [Fact]
    public async Task An_answer_says_what_and_why()
    {
        var (_, invoice) = await Disputed();
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        var url = $"/cobranca/titulos/{invoice.Number}/contestacao";
        using var refused = await finance.Post(url, url, [new("Input.Reply", " ")]);
        Assert.Equal(2, (await Client.Read(refused)).QuerySelectorAll(".pc-erro").Length);
        Assert.Equal(InvoiceStatus.Disputed, (await Db.Invoices.SingleAsync()).Status);
    }

    [Fact]
    public async Task A_disputed_title_is_cancelled_only_with_an_answer_and_is_answered_once()
    {
        var (_, invoice) = await Disputed();
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        var url = $"/cobranca/titulos/{invoice.Number}/contestacao";
        using var cancel = await finance.Get($"/cobranca/titulos/{invoice.Number}/cancelar");
        Assert.Equal(url, cancel.Headers.Location!.OriginalString);

        var pages = new[] { await finance.Page(url), await finance.Page(url) };
        Dictionary<string, string>[] answers = [new() { ["Input.Outcome"] = "Kept", ["Input.Reply"] = "Devida." }, new() { ["Input.Outcome"] = "Cancelled", ["Input.Reply"] = "Indevida." }];
        foreach (var (page, answer) in pages.Zip(answers)) { using var sent = await finance.Submit(page, url, answer); }
        Assert.Equal(InvoiceStatus.Open, (await Db.Invoices.SingleAsync()).Status);
        Assert.Equal(2, await Db.TicketMessages.CountAsync());
    }

    [Fact]
    public async Task To_a_ticket_that_the_customer_has_cancelled_the_answer_goes_by_mail_alone()
    {
        var (ana, invoice) = await Disputed();
        using var cancelled = await Portal.SignedInAs(ana).Submit($"/chamados/{(await Db.Tickets.SingleAsync()).Code}/cancelar", new() { ["Input.Reason"] = "Achei a nota." });
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        using var sent = await finance.Submit($"/cobranca/titulos/{invoice.Number}/contestacao", new() { ["Input.Outcome"] = "Kept", ["Input.Reply"] = "A cobrança é devida." });
        Assert.Equal(InvoiceStatus.Open, (await Db.Invoices.SingleAsync()).Status);
        Assert.Single(await Portal.DeliverMail(), m => m.Text.Contains("A cobrança é devida.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finance_reads_the_files_of_disputes_and_of_no_other_ticket()
    {
        var (ana, _) = await Disputed();
        var other = await Given.Attached(await Given.OpenedTicket(ana));
        var note = await Given.OpenedTicket(ana, then: t => t.AddNote("Nota.", Given.By(ana) with { Side = Side.Staff }, Clock.Now));
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        Assert.Equal(HttpStatusCode.NotFound, (await finance.Get($"/anexos/{other.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await finance.Get($"/atendimento/chamados/{note.Code}")).StatusCode);
    }

    private async Task<(Person Ana, Invoice Invoice)> Disputed()
    {
        var customer = await Given.Company();
        var ana = await Given.Contact(customer);
        return (ana, await Given.DisputedInvoice(ana, customer, files: new Upload("Input.Uploads", "comprovante.pdf", Given.Pdf, "application/pdf")));
    }
}
