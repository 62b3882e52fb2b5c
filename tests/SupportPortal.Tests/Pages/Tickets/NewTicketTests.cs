using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

public class NewTicketTests(Portal portal) : PageTest(portal)
{
    private Customer _company = null!;
    private Person _ana = null!;
    private Product _product = null!;
    private Client _browser = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _company = await Given.Company("Serra Azul Alimentos Ltda.");
        _ana = await Given.Contact(_company);
        _product = await Given.ContractedProduct(_company);
        _browser = Portal.SignedInAs(_ana);
    }

    [Fact]
    public async Task The_form_shows_a_reserved_code_and_the_ticket_gets_it()
    {
        var url = await Begin();
        var page = await _browser.Page(url);
        Assert.Contains("2030-000001", page.QuerySelector("#codigo")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 horas corridas", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(_company.Cnpj.ToString(), page.QuerySelector("#cnpj")!.GetAttribute("value"));

        var response = await _browser.Submit(url, await Fields());
        Assert.Equal("/chamados/2030-000001/enviado", response.Headers.Location?.OriginalString);
        var ticket = await Db.Tickets.Include(t => t.Clocks).Include(t => t.Messages).SingleAsync();
        Assert.Equal(("2030-000001", _company.Id, _ana.Id, _product.Id), (ticket.Code, ticket.CustomerId, ticket.RequesterId, ticket.ProductId));
        Assert.Equal(("Ana Prado", "52998224725", "Fiscal", "avisos@cliente.example"), (ticket.RequesterName, ticket.RequesterCpf?.Value, ticket.Department, ticket.NotifyEmail));
        Assert.Equal((Clock.Now.AddHours(4), Priority.Critical), (ticket.DueAt, ticket.Priority));
        Assert.Equal("A nota volta com a rejeição 539.", Assert.Single(ticket.Messages).Body);

        var sent = await _browser.Follow(response);
        Assert.Contains("avisos@cliente.example", sent.Body!.TextContent, StringComparison.Ordinal);
        var mail = Assert.Single(await Db.Outbox.ToListAsync());
        Assert.Equal(("ticket-opened", "avisos@cliente.example", "2030-000001"), (mail.Kind, mail.RecipientAddress, mail.Reference));
    }

    [Fact]
    public async Task Opening_the_form_again_continues_the_same_draft() => Assert.Equal(await Begin(), await Begin());

    [Fact]
    public async Task Sending_the_form_twice_gives_one_ticket_and_one_mail()
    {
        var url = await Begin();
        var (page, fields) = (await _browser.Page(url), await Fields());
        var first = await _browser.Submit(page, url, fields);
        var second = await _browser.Submit(page, url, fields);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Single(await Db.Tickets.ToListAsync());
        Assert.Single(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Twenty_at_once_give_one_ticket_and_twenty_equal_answers()
    {
        var url = await Begin();
        var (page, fields) = (await _browser.Page(url), await Fields());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _browser.Submit(page, url, fields, null, new Upload("Input.Uploads", "nota.pdf", Given.Pdf))));

        Assert.All(answers, a => Assert.Equal("/chamados/2030-000001/enviado", a.Headers.Location?.OriginalString));
        var ticket = await Db.Tickets.Include(t => t.Messages).ThenInclude(m => m.Files).SingleAsync();
        Assert.Single(Assert.Single(ticket.Messages).Files);
        Assert.Single(await Db.Outbox.ToListAsync());
    }

    [Fact]
    public async Task Errors_are_said_above_and_beside_and_everything_typed_and_uploaded_is_kept()
    {
        var url = await Begin();
        var fields = await Fields();
        fields["Input.Cpf"] = "529.982.247-52";
        fields["Input.Message"] = "";
        fields["Input.Email"] = "ana";
        var response = await _browser.Submit(url, fields, null, new Upload("Input.Uploads", "nota.pdf", Given.Pdf), new Upload("Input.Uploads", "virus.exe", Given.Pdf));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await Client.Read(response);
        Assert.Equal(["#Input_Cpf", "#Input_Email", "#Input_Message", "#Input_Uploads"], page.QuerySelectorAll(".pc-resumo-erros a").Select(a => a.GetAttribute("href")));
        Assert.Contains("dois últimos números", page.QuerySelector("#Input_Cpf-erro")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("virus.exe", page.QuerySelector("#Input_Uploads-erro")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nota rejeitada com código 539", page.QuerySelector("#Input_Subject")!.GetAttribute("value"));
        Assert.Contains("nota.pdf", page.QuerySelector(".pc-anexos")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.Tickets.ToListAsync());

        await _browser.Submit(page, url, await Fields());
        var ticket = await Db.Tickets.Include(t => t.Messages).ThenInclude(m => m.Files).SingleAsync();
        Assert.Equal("nota.pdf", Assert.Single(ticket.Messages[0].Files).Name);
    }

    [Theory]
    [InlineData("pagina.html", "<html>")]
    [InlineData("desenho.svg", "<svg/>")]
    [InlineData("nota.pdf", "MZ não é PDF")]
    [InlineData("vazio.txt", "")]
    public async Task A_file_that_is_not_taken_says_its_name_and_opens_no_ticket(string name, string content)
    {
        var response = await _browser.Submit(await Begin(), await Fields(), null, new Upload("Input.Uploads", name, Given.Text(content)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(name, (await Client.Read(response)).QuerySelector("#Input_Uploads-erro")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.Files.ToListAsync());
        Assert.Empty(await Db.Tickets.ToListAsync());
    }

    [Fact]
    public async Task More_than_five_files_are_refused_whenever_they_came()
    {
        var url = await Begin();
        var fields = await Fields();
        fields["Input.Message"] = "";
        Upload[] Files(int from, int count) => [.. Enumerable.Range(from, count).Select(i => new Upload("Input.Uploads", $"nota-{i}.pdf", Given.Text($"%PDF-{i}")))];
        await _browser.Submit(url, fields, null, Files(0, 4));
        var response = await _browser.Submit(url, await Fields(), null, Files(4, 2));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal(5, await Db.Files.CountAsync());
    }

    [Fact]
    public async Task What_is_typed_is_saved_and_a_file_can_be_taken_away()
    {
        var url = await Begin();
        var fields = await Fields();
        fields["Input.Message"] = "";
        await _browser.Submit(url, fields, null, new Upload("Input.Uploads", "nota.pdf", Given.Pdf));
        var file = await Db.Files.SingleAsync();

        var saved = await _browser.Post($"{url}?handler=Save", url, [new("Input.Subject", "Pela metade")]);
        Assert.Contains("Rascunho salvo às 10:00", await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var removed = await _browser.Post($"{url}?handler=Remove&file={file.Id}", url, [new("Input.Subject", "Pela metade")]);
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Empty(await Db.Files.ToListAsync());
        Assert.Empty(await Db.FileChunks.ToListAsync());
        Assert.Equal("Pela metade", (await _browser.Page(url)).QuerySelector("#Input_Subject")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Clearing_leaves_the_code_and_nothing_else()
    {
        var url = await Begin();
        await _browser.Post($"{url}?handler=Save", url, [new("Input.Subject", "Pela metade")]);
        var cleared = await _browser.Submit(url, button: "Limpar");
        Assert.Equal(url, cleared.Headers.Location?.OriginalString);
        Assert.Equal("", (await _browser.Page(url)).QuerySelector("#Input_Subject")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Somebody_elses_draft_does_not_exist_not_even_for_a_colleague()
    {
        var url = await Begin();
        var colleague = Portal.SignedInAs(await Given.Contact(_company, name: "Carlos Dias"));
        var stranger = Portal.SignedInAs(await Given.Contact());
        Assert.Equal(HttpStatusCode.NotFound, (await colleague.Get(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(url)).StatusCode);
        var own = (await stranger.Get("/chamados/novo?sobre=fora-da-lista")).Headers.Location!.OriginalString;
        foreach (var handler in (string[])["", "?handler=Save", "?handler=Clear", "?handler=Back", "?handler=Upload", $"?handler=Remove&file={Guid.NewGuid()}", "/sugestoes?handler=Show", "/sugestoes?handler=Send", "/descartar"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(url + handler, own, await Fields())).StatusCode);
        }
        Assert.Empty(await Db.Tickets.ToListAsync());
    }

    [Fact]
    public async Task A_product_that_is_not_contracted_is_no_choice()
    {
        var foreign = await Given.ContractedProduct(await Given.Company(), "Folha e Ponto");
        var fields = await Fields();
        fields["Input.About"] = $"produto:{foreign.Slug}";
        var url = await Begin();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _browser.Post(url, url, fields)).StatusCode);
        Assert.Equal("/chamados/novo?codigo=2030-000001", (await _browser.Get(url)).Headers.Location?.OriginalString);
        fields["Input.About"] = "fora-da-lista";
        await _browser.Post(url, "/ajuda", fields);
        Assert.Null((await Db.Tickets.SingleAsync()).ProductId);
    }

    [Fact]
    public async Task A_category_out_of_scope_opens_no_ticket_and_says_who_answers()
    {
        var category = await Given.Save(new Category("Regra de negócio", "Como a sua empresa decide.", Priority.Low, 4, "Fale com o gestor do contrato na sua empresa."));
        var fields = await Fields();
        fields["Input.Category"] = $"{category.Id}";
        var page = await _browser.Follow(await _browser.Submit(await Begin(), fields));
        Assert.Contains("gestor do contrato", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.Tickets.ToListAsync());
        Assert.Empty(await Db.Outbox.ToListAsync());
        var line = Assert.Single(await Db.AuditEntries.Where(a => a.Kind == AuditKind.SentElsewhere).ToListAsync());
        Assert.Equal(("2030-000001", _company.Id, $"category {category.Id}"), (line.About, line.CustomerId, line.Result));
        var kept = await _browser.Page("/chamados/novo/2030-000001");
        Assert.Equal("Nota rejeitada com código 539", kept.QuerySelector("#Input_Subject")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_hostile_form_changes_neither_company_nor_price_of_time()
    {
        var other = await Given.Company();
        var url = await Begin();
        await _browser.Post(url, url, [.. await Fields(), new("Input.CustomerId", $"{other.Id}"), new("CustomerId", $"{other.Id}"), new("Input.Priority", "Low"), new("Draft.Code", "2030-999999")]);
        var ticket = await Db.Tickets.SingleAsync();
        Assert.Equal((_company.Id, Priority.Critical, "2030-000001"), (ticket.CustomerId, ticket.Priority, ticket.Code));
    }

    private async Task<string> Begin() => (await _browser.Get($"/chamados/novo?produto={_product.Slug}")).Headers.Location!.OriginalString;

    private async Task<Dictionary<string, string>> Fields() => new()
    {
        ["Input.About"] = $"produto:{_product.Slug}",
        ["Input.Name"] = "Ana Prado",
        ["Input.Cpf"] = "529.982.247-25",
        ["Input.Department"] = "Fiscal",
        ["Input.Email"] = "avisos@cliente.example",
        ["Input.Category"] = $"{(await Db.Categories.SingleAsync(c => c.Name == Given.Stopped)).Id}",
        ["Input.Subject"] = "Nota rejeitada com código 539",
        ["Input.Message"] = "A nota volta com a rejeição 539.",
    };
}
