using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Billing;

/// <summary>Finance ticks titles of the list and has their boletos in one file.</summary>
public class BatchTests(Portal portal) : PageTest(portal)
{
    private const string Url = "/cobranca?handler=Batch";

    [Fact]
    public async Task Ticked_titles_come_in_one_file_with_the_reason_in_each_log()
    {
        var (one, two) = (await Given.Invoice(await Given.Company()), await Given.Invoice(await Given.Company(), due: -4));
        await Given.Invoice(await Given.Company());
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        using var response = await finance.Post(Url, "/cobranca", Form("zip", "Auditoria do cliente.", one.Number, two.Number));
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal([two.BoletoFileName, one.BoletoFileName], zip.Entries.Select(e => e.FullName));
        using var pdf = await finance.Post(Url, "/cobranca", Form("pdf", "Auditoria do cliente.", one.Number, two.Number));
        Assert.Matches(@"Pages:\s+2\n", await PaperTools.InfoAsync(await pdf.Content.ReadAsByteArrayAsync()));

        var copies = await Db.BoletoCopies.ToListAsync();
        Assert.Equal(4, copies.Count);
        Assert.All(copies, copy => Assert.Equal((CopyChannel.Batch, Side.Staff, "Auditoria do cliente."), (copy.Channel, copy.BySide, copy.Reason)));
    }

    [Fact]
    public async Task Without_a_reason_or_a_title_nothing_is_made_and_what_was_ticked_stays_so()
    {
        var invoice = await Given.Invoice(await Given.Company());
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        using var noReason = await finance.Post(Url, "/cobranca", Form("pdf", " ", invoice.Number));
        using var noTitle = await finance.Post(Url, "/cobranca", Form("pdf", "Auditoria."));
        Assert.Equal((422, 422), ((int)noReason.StatusCode, (int)noTitle.StatusCode));
        var page = await Client.Read(noReason);
        Assert.NotNull(page.QuerySelector($"input[value='{invoice.Number}'][checked]"));
        Assert.NotNull(page.QuerySelector("[role=alert] a[href='#Batch_Reason']"));
        var other = await Client.Read(noTitle);
        Assert.Equal("Auditoria.", other.QuerySelector("#Batch_Reason")!.GetAttribute("value"));
        Assert.Contains("Marque os títulos na lista.", other.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
    }

    [Fact]
    public async Task A_title_paid_since_the_list_was_opened_is_said_and_the_others_stay_ticked()
    {
        var company = await Given.Company();
        var (open, paid) = (await Given.Invoice(company), await Given.PaidInvoice(company));
        var finance = Portal.SignedInAs(await Given.Staff(StaffRole.Finance));
        using var response = await finance.Post(Url, "/cobranca", Form("pdf", "Auditoria.", open.Number, paid.Number));
        Assert.Equal(422, (int)response.StatusCode);
        var page = await Client.Read(response);
        Assert.Contains("Desmarque os títulos sem boleto a pagar", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("tbody input[checked]"));
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
    }

    [Fact]
    public async Task Whoever_is_not_of_finance_finds_no_such_form()
    {
        var company = await Given.Company();
        var invoice = await Given.Invoice(company);
        foreach (var person in (Person[])[await Given.Contact(company), await Given.Staff()])
        {
            using var response = await Portal.SignedInAs(person).Post(Url, "/ajuda", Form("pdf", "Curiosidade.", invoice.Number));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_browser_the_bar_appears_with_the_first_tick_and_hands_over_the_file(bool javaScript)
    {
        await Given.Invoice(await Given.Company());
        var page = await Browser.Open("/cobranca", await Given.Staff(StaffRole.Finance), javaScript: javaScript);
        Assert.False(await page.IsVisibleAsync(".pc-lote"));
        await page.CheckAsync("tbody .pc-marcar input");
        await page.FillAsync("#Batch_Reason", "Auditoria do cliente.");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("button:has-text('Baixar ZIP')"));
        Assert.Equal("boletos-2030-06-03.zip", download.SuggestedFilename);
        await using var zip = await ZipFile.OpenReadAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Single(zip.Entries);
    }

    private static IEnumerable<KeyValuePair<string, string>> Form(string form, string reason, params IEnumerable<string> numbers) =>
        [new("Batch.Form", form), new("Batch.Reason", reason), .. numbers.Select(n => new KeyValuePair<string, string>("Batch.Numbers", n))];
}
