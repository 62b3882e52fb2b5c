using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Billing;
using SupportPortal.Operations;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Statement;

/// <summary>Many boletos in one file, for a customer.</summary>
public class BatchTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task All_that_can_be_paid_comes_in_one_pdf_whose_hash_is_kept_with_each_title()
    {
        var (ana, open) = await SomeTitles();
        using var response = await Portal.SignedInAs(ana).Get("/financeiro/boletos.pdf");
        var pdf = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(("application/pdf", "boletos-2030-06-03.pdf"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));
        Assert.True(response.Headers.CacheControl!.NoStore);
        var text = await PaperTools.TextAsync(pdf);
        Assert.All(open, invoice => Assert.Equal(3, text.Split(DigitableLine.Parse(invoice.Boleto!.DigitableLine).ToString()).Length));
        Assert.Matches(@"Pages:\s+3\n", await PaperTools.InfoAsync(pdf));
        var copies = await Db.BoletoCopies.ToListAsync();
        Assert.Equal(open.Select(i => i.Id).Order(), copies.Select(c => c.InvoiceId).Order());
        Assert.All(copies, copy => Assert.Equal((CopyChannel.Batch, ana.Id, Side.Customer), (copy.Channel, copy.ById, copy.BySide)));
        Assert.All(copies, copy => Assert.Equal(SHA256.HashData(pdf), copy.PdfSha256));
        Assert.Equal(3, await Db.AuditEntries.CountAsync(a => a.Kind == AuditKind.BoletoCopied && a.PersonId == ana.Id));
        Assert.Contains("em um arquivo com outros", (await Portal.SignedInAs(ana).Page($"/financeiro/{open[0].Number}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_holds_a_pdf_of_each_with_a_hash_of_its_own()
    {
        var (ana, open) = await SomeTitles();
        using var response = await Portal.SignedInAs(ana).Get("/financeiro/boletos.zip");
        Assert.Equal(("application/zip", "boletos-2030-06-03.zip"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.FileName));

        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal(open.OrderBy(i => i.DueOn).Select(i => i.BoletoFileName), zip.Entries.Select(e => e.FullName));
        foreach (var (entry, invoice) in zip.Entries.Zip(open.OrderBy(i => i.DueOn)))
        {
            await using var content = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var pdf = new MemoryStream();
            await content.CopyToAsync(pdf, TestContext.Current.CancellationToken);
            Assert.Equal(SHA256.HashData(pdf.ToArray()), (await Db.BoletoCopies.SingleAsync(c => c.InvoiceId == invoice.Id)).PdfSha256);
            Assert.Contains(invoice.Boleto!.Barcode, await PaperTools.ScanAsync(pdf.ToArray()));
        }
    }

    [Theory]
    [InlineData("?situacao=vencidos", 1)]
    [InlineData("?situacao=a-vencer", 2)]
    public async Task The_filters_of_the_statement_count(string query, int boletos)
    {
        var (ana, _) = await SomeTitles();
        using var response = await Portal.SignedInAs(ana).Get($"/financeiro/boletos.zip{query}");
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal(boletos, zip.Entries.Count);
    }

    [Fact]
    public async Task Without_anything_to_pay_there_is_no_file_but_a_word_about_it()
    {
        var company = await Given.Company();
        var (ana, _) = (await Given.Contact(company), await Given.PaidInvoice(company));
        using var response = await Portal.SignedInAs(ana).Get("/financeiro/boletos.pdf?situacao=pagos");
        Assert.Equal(422, (int)response.StatusCode);
        var page = await Client.Read(response);
        Assert.Contains("Nenhum boleto a pagar", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/financeiro?situacao=pagos", page.QuerySelector(".pc-vazio a")!.GetAttribute("href"));
        Assert.Empty(await Db.BoletoCopies.ToListAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_breaks_off_has_those_that_went_out_in_the_log_and_no_more_are_made(bool zip)
    {
        var (ana, open) = await SomeTitles();
        using var leaving = new CancellationTokenSource();
        await using var scope = Portal.Services.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Features.Set(new OpenSession(Guid.NewGuid(), SessionStage.Complete, ana.Id, new Viewer { PersonId = ana.Id, Name = ana.Name, Kind = ana.Kind, CustomerId = open[0].CustomerId, Permissions = Permission.All }));
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = http;
        var copies = scope.ServiceProvider.GetRequiredService<CopyBoletos>();
        await using var line = new Line(leaving) { BreaksAfter = zip ? 12_000 : 4_000 };
        var ids = open.OrderBy(i => i.DueOn).Select(i => i.Id).ToList();

        var act = zip ? copies.WriteZipAsync(ids, null, line, leaving.Token) : copies.WritePdfAsync(ids, null, line, leaving.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => act);

        var logged = await Db.BoletoCopies.OrderBy(c => c.Id).ToListAsync();
        Assert.InRange(logged.Count, 1, 2);
        Assert.Equal(ids.Take(logged.Count), logged.Select(c => c.InvoiceId));
        Assert.All(logged, copy => Assert.Equal(zip, copy.PdfSha256 is not null));
    }

    private async Task<(Person Ana, IReadOnlyList<Invoice> Open)> SomeTitles()
    {
        var company = await Given.Company();
        IReadOnlyList<Invoice> open = [await Given.Invoice(company, due: -4), await Given.Invoice(company, due: 10, pix: true), await Given.Invoice(company, due: 40)];
        await Given.Invoice(company, due: -90); // banks do not take it any more
        await Given.PaidInvoice(company);
        await Given.Invoice(await Given.Company());
        return (await Given.Contact(company), open);
    }

    /// <summary>Somebody who leaves when so many bytes have come. Only asynchronous writes, as a response takes.</summary>
    private sealed class Line(CancellationTokenSource leaving) : Stream
    {
        private long _bytes;

        public long BreaksAfter { get; init; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if ((_bytes += buffer.Length) > BreaksAfter) { await leaving.CancelAsync(); }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Flush() => throw new NotSupportedException();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
