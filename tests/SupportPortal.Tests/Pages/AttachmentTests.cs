using System.Net;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages;

public class AttachmentTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_file_comes_back_byte_for_byte_and_can_run_nothing()
    {
        var ana = await Given.Contact();
        var browser = Portal.SignedInAs(ana);
        var ticket = await Given.OpenedTicket(ana);
        var sent = Given.Text("%PDF-1.7\n" + new string('x', 700_000));
        await browser.Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Segue." }, null, new Upload("Reply.Uploads", "relatório de março.pdf", sent, "text/html"));
        var link = (await browser.Page($"/chamados/{ticket.Code}")).QuerySelector("a.pc-anexo")!.GetAttribute("href")!;

        using var response = await browser.Get(link);
        Assert.Equal(sent, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(("attachment", "relatório de março.pdf"), (response.Content.Headers.ContentDisposition?.DispositionType, response.Content.Headers.ContentDisposition?.FileNameStar));
        Assert.Equal("sandbox; default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(3, Db.FileChunks.Count());
    }

    [Fact]
    public async Task A_picture_is_shown_in_place()
    {
        var ana = await Given.Contact();
        var file = await Given.Attached(await Given.OpenedTicket(ana), "tela.png", "image/png");
        using var response = await Portal.SignedInAs(ana).Get($"/anexos/{file.Id}");
        Assert.Equal("inline", response.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task A_file_of_another_company_does_not_exist()
    {
        var file = await Given.Attached(await Given.OpenedTicket());
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact()).Get($"/anexos/{file.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact()).Get($"/anexos/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Portal.SignedInAs(await Given.Staff()).Get($"/anexos/{file.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Staff(StaffRole.Finance)).Get($"/anexos/{file.Id}")).StatusCode);
    }

    [Fact]
    public async Task The_file_of_an_internal_note_exists_for_staff_only()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var file = await Given.Attached(await Given.OpenedTicket(ana, then: t => t.AddNote("Ver anexo.", Given.By(bruno), Clock.Now)));
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(ana).Get($"/anexos/{file.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Portal.SignedInAs(bruno).Get($"/anexos/{file.Id}")).StatusCode);
    }

    [Fact]
    public async Task The_file_of_a_draft_is_its_writers_alone()
    {
        var company = await Given.Company();
        var ana = Portal.SignedInAs(await Given.Contact(company));
        var url = (await ana.Get("/chamados/novo?sobre=fora-da-lista")).Headers.Location!.OriginalString;
        await ana.Submit(url, new() { ["Input.Subject"] = "Pela metade" }, null, new Upload("Input.Uploads", "nota.pdf", Given.Pdf));
        var link = $"/anexos/{Db.Files.Single().Id}";

        Assert.Equal(HttpStatusCode.OK, (await ana.Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Contact(company, name: "Carlos Dias")).Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Portal.SignedInAs(await Given.Staff()).Get(link)).StatusCode);
    }

    [Fact]
    public async Task A_company_sends_up_to_500_MB_a_day()
    {
        var ana = await Given.Contact();
        var ticket = await Given.OpenedTicket(ana);
        await Given.Save(new StoredFile(Guid.CreateVersion7(), ticket.CustomerId, null, "grande.zip", "application/zip", 500L * 1024 * 1024, [1], ScanState.Clean, Clock.Now));
        var response = await Portal.SignedInAs(ana).Submit($"/chamados/{ticket.Code}", new() { ["Reply.Message"] = "Segue." }, null, new Upload("Reply.Uploads", "nota.pdf", Given.Pdf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(1, Db.Set<TicketMessage>().Count());
    }
}
