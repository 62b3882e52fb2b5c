using Microsoft.AspNetCore.Hosting;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>Words that stand only in our notes, in their files and in another company's records, looked for in everything a customer is given.</summary>
public class CanaryTests(Portal portal) : PageTest(portal)
{
    private const string Others = "alheio", Note = "interna proprio", NoteFile = "interno-proprio";

    [Theory]
    [InlineData(Actors.Company), InlineData(Actors.OwnTicketsOnly), InlineData(Actors.NoFinance), InlineData(Actors.FinanceOnly), InlineData(Actors.CopiedIn)]
    public async Task No_page_and_no_paper_of_a_customer_has_a_word_of_another_company_or_of_our_notes(Actors actor)
    {
        var world = await World.Create(Portal);
        var noted = Db.Tickets.Single(t => t.Subject == "Com nota proprio").Code;
        var browser = await world.Browser(actor);
        string[] more =
        [
            "/?aba=todas", "/chamados?aba=todas", "/chamados?q=alheio", "/chamados?q=interna", "/ajuda/busca?q=alheio", "/ajuda/busca?q=artigo-alheio",
            "/financeiro?periodo=tudo", "/ajuda/financeiro", $"/chamados/{noted}", $"/chamados/{noted}/historico", $"/chamados/{noted}/listagem", $"/chamados/{noted}/formulario",
            $"/chamados/{noted}/chamado.pdf", $"/chamados/{noted}/prazo", "/chamados/exportar.csv?aba=todos",
        ];
        var (read, own) = (0, 0);
        foreach (var url in Doors.All.Where(d => d.For.HasFlag(actor) && !d.IsStream && !d.Route.StartsWith("/health", StringComparison.Ordinal)).Select(d => d.AddressIn(world)).Concat(more))
        {
            using var response = await browser.Get(url);
            if (!response.IsSuccessStatusCode) { continue; }
            var text = await Text(response);
            // What was typed into the search is shown again; the canary must not be in what was found.
            if (url.Contains("q=", StringComparison.Ordinal)) { text = text.Replace(Uri.UnescapeDataString(url.Split("q=")[1]), "", StringComparison.OrdinalIgnoreCase); }
            text = text.Replace(world.Other.Product.Name, "", StringComparison.Ordinal); // the catalogue of products is everybody's
            read++;
            if (text.Contains("proprio", StringComparison.OrdinalIgnoreCase)) { own++; }
            foreach (var canary in new[] { Others, Note, NoteFile, world.Other.Customer.LegalName, world.Other.Customer.Cnpj.ToString(), world.Other.Invoice.Number })
            {
                Assert.False(text.Contains(canary, StringComparison.OrdinalIgnoreCase), $"{url} says {canary}");
            }
        }
        Assert.True(read > 20 && own > 2, $"{read} answers, {own} of one's own");
    }

    [Fact]
    public async Task The_same_words_are_there_for_those_they_are_meant_for()
    {
        var world = await World.Create(Portal);
        var noted = Db.Tickets.Single(t => t.Subject == "Com nota proprio").Code;
        var desk = await (await world.Browser(Actors.Analyst)).Page($"/atendimento/chamados/{noted}");
        Assert.Contains(Note, desk.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(NoteFile, desk.Body.TextContent, StringComparison.Ordinal);
        var foreign = await world.Browser(Actors.Foreign);
        foreach (var url in new[] { "/chamados?aba=todas", "/financeiro", $"/financeiro/{world.Other.Invoice.Number}/boleto.pdf", "/produtos", $"/ajuda/artigos/{world.Other.CompanyArticle.Slug}" })
        {
            using var response = await foreign.Get(url);
            Assert.Contains(Others, await Text(response), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task No_mail_to_a_customer_has_a_word_of_our_notes()
    {
        var world = await World.Create(Portal);
        var desk = await world.Browser(Actors.Analyst);
        var url = $"/atendimento/chamados/{world.Own.Open.Code}";
        await desk.Submit(url, new() { ["Input.To"] = "interna", ["Input.Message"] = "Nota com canário." }, null, new Upload("Input.Uploads", "canario.pdf", Given.Pdf));
        await desk.Submit(url, new() { ["Input.To"] = "interna", ["Input.Message"] = "Outra nota com canário.", ["Input.Then"] = "WaitingCustomer", ["Input.Reason"] = "Falta o log." });
        await desk.Submit(url, new() { ["Input.To"] = "publica", ["Input.Message"] = "Resposta pública." });
        await Portal.SendHeldReplies();
        await desk.Submit(url, new() { ["Input.To"] = "publica", ["Input.Message"] = "Feito.", ["Input.Then"] = "Resolved" });
        await Portal.SendHeldReplies();
        Assert.Equal(2, Db.TicketMessages.Count(m => m.Body.Contains("canário")));

        var mails = await Portal.DeliverMail();
        Assert.Equal((3, 3), (mails.Count(m => m.To.Contains("ana@cliente.example")), mails.Count(m => m.To.Contains(world[Actors.CopiedIn].Email!))));
        Assert.Contains(mails, m => m.Text.Contains("Resposta pública.", StringComparison.Ordinal));
        Assert.All(mails, m =>
        {
            Assert.DoesNotContain("canário", m.Subject + m.Text + m.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("canario", string.Concat(m.Files.Select(f => f.FileName)) + m.Text + m.Html, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task No_joined_mail_and_no_page_behind_its_links_has_a_word_of_our_notes_or_of_another_company()
    {
        var world = await World.Create(Portal);
        await using var holding = Portal.With(b => b.UseSetting("Mail:Hold", "00:02:00"));
        var desk = new Client(holding, world[Actors.Analyst]);
        var code = world.Own.Open.Code;
        var url = $"/atendimento/chamados/{code}";
        await desk.Submit(url, button: "Assumir");
        await desk.Submit(url, new() { ["Input.To"] = "interna", ["Input.Message"] = "Nota com canário." }, null, new Upload("Input.Uploads", "canario.pdf", Given.Pdf));
        await desk.Submit(url, new() { ["Input.To"] = "interna", ["Input.Message"] = "Outra nota com canário.", ["Input.Then"] = "WaitingCustomer", ["Input.Reason"] = "Falta o log." });
        await desk.Submit(url, new() { ["Input.To"] = "publica", ["Input.Message"] = "Resposta pública." }, null, new Upload("Input.Uploads", "passos.pdf", Given.Pdf));
        await Portal.SendHeldReplies(holding.Services);
        await desk.Submit(url, new() { ["Input.To"] = "publica", ["Input.Message"] = "Feito.", ["Input.Then"] = "Resolved" });
        await Portal.SendHeldReplies(holding.Services);

        var mail = Assert.Single(await Portal.DeliverMail(holding.Services), m => m.To.Contains("ana@cliente.example")); // the participant has one of her own
        foreach (var said in new[] { "Falta o log.", "Resposta pública.", "passos.pdf", "Feito." }) { Assert.Contains(said, mail.Text, StringComparison.Ordinal); }
        var link = System.Text.RegularExpressions.Regex.Match(mail.Text, "/avaliar\\?link=[A-Za-z0-9_-]+", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Value;
        var pages = new List<string>();
        foreach (var page in new[] { link, link.Replace("/avaliar?", "/avaliar/ainda-nao?", StringComparison.Ordinal), "/avaliar" }) { pages.Add((await Portal.Anonymous().Page(page)).DocumentElement.OuterHtml); }
        Assert.Contains(code, pages[0], StringComparison.Ordinal);
        foreach (var canary in new[] { "canário", "canario", Others, world.Other.Customer.LegalName })
        {
            Assert.All(pages.Append(mail.Subject + mail.Text + mail.Html), text => Assert.DoesNotContain(canary, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task<string> Text(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var names = $"{response.Content.Headers.ContentDisposition?.FileNameStar} {response.Headers.Location}";
        var isPaper = response.Content.Headers.ContentType?.MediaType == "application/pdf" && bytes.Length > 1_000; // the attachments are no whole PDF
        return names + (isPaper ? await PaperTools.TextAsync(bytes) : System.Net.WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(bytes)));
    }
}
