using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Mail;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Dev;

public class MailboxTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task The_newest_mail_stands_first_and_leads_to_everything_about_it()
    {
        await Write("Mais velho");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var mail = await Write("Mais novo");
        var box = InDevelopment();

        var list = await box.Page("/dev/mailbox");
        Assert.Equal(["Mais novo", "Mais velho"], list.QuerySelectorAll("tbody a[href*='/dev/mailbox/']").Select(a => a.TextContent));
        var page = await box.Page($"/dev/mailbox/{mail.Id}");
        Assert.Contains("Texto com acentuação", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Message-ID: {mail.MessageId}", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Na fila", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("iframe")!.GetAttribute("sandbox"));
    }

    [Fact]
    public async Task A_list_can_be_narrowed_to_one_address()
    {
        await Write("Para Ana");
        await Write("Para Bia", "bia@example.com");

        var list = await InDevelopment().Page("/dev/mailbox?para=bia@example.com");
        Assert.Equal(["Para Bia"], list.QuerySelectorAll("tbody a[href*='/dev/mailbox/']").Select(a => a.TextContent));
    }

    [Fact]
    public async Task The_html_comes_alone_and_can_run_nothing()
    {
        var mail = await Write("Olá");
        using var response = await InDevelopment().Get($"/dev/mailbox/{mail.Id}?handler=Html");

        Assert.Equal("<p>Olá</p>", await response.Content.ReadAsStringAsync());
        Assert.Equal("sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task The_whole_message_and_its_files_can_be_downloaded()
    {
        var mail = await Write("Olá");
        var box = InDevelopment();
        using var raw = await box.Get($"/dev/mailbox/{mail.Id}?handler=Raw");
        using var file = await box.Get($"/dev/mailbox/{mail.Id}?handler=File&position=0");
        using var missing = await box.Get($"/dev/mailbox/{mail.Id}?handler=File&position=1");

        var message = MimePart.Parse(Encoding.Latin1.GetString(await raw.Content.ReadAsByteArrayAsync()));
        Assert.Equal((mail.MessageId, "Olá"), (message.Header("Message-ID"), message.Header("Subject")));
        Assert.Null(message.Header("X-Sender"));
        Assert.Equal([1, 2, 3], await file.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_mail_that_is_not_there_is_not_found()
    {
        using var response = await InDevelopment().Get($"/dev/mailbox/{Guid.Empty}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Outside_Development_these_pages_have_no_route()
    {
        var mail = await Write("Olá");
        var routes = Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText);
        using var response = await Portal.Anonymous().Get($"/dev/mailbox/{mail.Id}");

        Assert.DoesNotContain(routes, r => r?.Contains("mailbox", StringComparison.OrdinalIgnoreCase) ?? false);
        Assert.DoesNotContain("acentuação", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_mail_of_the_portal_reaches_the_mail_server_and_is_shown_as_sent()
    {
        var mail = await Write("Olá");
        var delivered = Assert.Single(await Portal.DeliverMail());

        Assert.Equal((mail.MessageId, "Texto com acentuação"), (delivered.Root.Header("Message-ID"), delivered.Text.Trim()));
        Assert.Contains("Enviado", (await InDevelopment().Page("/dev/mailbox")).Body!.TextContent, StringComparison.Ordinal);
    }

    private Client InDevelopment() => new(Portal.With(host => host.UseEnvironment("Development").UseSetting("Portal:DemoData", "false")));

    private async Task<OutboxMessage> Write(string subject, string to = "ana@example.com")
    {
        var mail = new OutboxMessage("test", "2030-000001", new MailRecipient(to, "Ana"), subject, "Texto com acentuação", "<p>Olá</p>", "portal.example", Clock.Now);
        mail.Attach("nota.pdf", "application/pdf", [1, 2, 3]);
        Db.Outbox.Add(mail);
        await Db.SaveChangesAsync();
        return mail;
    }
}
