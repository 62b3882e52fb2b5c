using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Jobs;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

/// <summary>A boleto leaves by mail to the person who asks or to a registered address, however the mail server does.</summary>
public class SendTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task While_the_mail_server_is_gone_the_boleto_waits_and_then_arrives_once()
    {
        var (client, ana, invoice) = await Someone();
        using var sent = await client.Submit($"/financeiro/{invoice.Number}/enviar", new() { ["Input.To"] = "own" });
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var gone = new SmtpTransport(Options.Create(new MailSettings { Host = "127.0.0.1", Port = 1, Tls = false }));
        var sender = ActivatorUtilities.CreateInstance<OutboxSender>(Portal.Services, gone);
        Assert.Equal(1, await sender.RunAsync(TestContext.Current.CancellationToken));
        var waiting = await Db.Outbox.SingleAsync();
        Assert.Equal((OutboxState.Pending, 1), (waiting.State, waiting.Attempts));

        Clock.Advance(TimeSpan.FromMinutes(2));
        var mail = Assert.Single(await Portal.DeliverMail());
        Assert.Equal([ana.Email!], mail.To);
        Assert.Contains(invoice.Boleto!.Barcode, await PaperTools.ScanAsync(Assert.Single(mail.Files).Bytes));
        Assert.Equal(1, await Db.BoletoCopies.CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("outro@fora.example")]
    [InlineData("own,outro@fora.example")]
    [InlineData("own\r\nBcc: outro@fora.example")]
    [InlineData("ACCOUNTING")]
    [InlineData("../own")]
    public async Task What_is_no_choice_of_the_list_sends_nothing(string to)
    {
        var (client, _, invoice) = await Someone();
        var url = $"/financeiro/{invoice.Number}/enviar";
        using var refused = await client.Post(url, url, [new("Input.To", to), new("Input.Email", "outro@fora.example")]);
        Assert.InRange((int)refused.StatusCode, 400, 422);
        Assert.Equal((0, 0), (await Db.Outbox.CountAsync(), await Db.BoletoCopies.CountAsync()));
    }

    private async Task<(Client Client, Person Ana, Invoice Invoice)> Someone()
    {
        var customer = await Given.Company();
        var ana = await Given.Contact(customer);
        return (Portal.SignedInAs(ana), ana, await Given.Invoice(customer));
    }
}
