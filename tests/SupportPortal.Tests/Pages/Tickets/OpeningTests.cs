using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.Tickets;

/// <summary>The first step, the questions of each category, the impact, and drafts as they are found again.</summary>
public class OpeningTests(Portal portal) : PageTest(portal)
{
    private Customer _company = null!;
    private Product _product = null!;
    private Client _browser = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _company = await Given.Company();
        _product = await Given.ContractedProduct(_company);
        _browser = Portal.SignedInAs(await Given.Contact(_company));
    }

    [Fact]
    public async Task The_first_step_asks_what_it_is_about_and_reserves_a_code_when_it_knows()
    {
        var foreign = await Given.ContractedProduct(await Given.Company(), "Folha e Ponto");
        var page = await _browser.Page("/chamados/novo");
        Assert.DoesNotContain("Folha e Ponto", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await Db.TicketDrafts.ToListAsync());

        var nothing = await _browser.Submit("/chamados/novo", button: "Próximo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        var wrong = await _browser.Post("/chamados/novo", "/chamados/novo", [new("Input.About", $"produto:{foreign.Slug}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Empty(await Db.TicketDrafts.ToListAsync());

        var next = await _browser.Submit("/chamados/novo", new() { ["Input.About"] = "topico:financeiro" });
        Assert.Equal("/chamados/novo/2030-000001", next.Headers.Location?.OriginalString);
        Assert.Contains("Financeiro", (await _browser.Follow(next)).QuerySelector("#Input_About")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_back_keeps_what_was_typed_and_the_subject_can_be_chosen_again()
    {
        var url = await Begin();
        var back = await _browser.Submit(url, new() { ["Input.Message"] = "Meia frase" }, "Voltar");
        Assert.Equal("/chamados/novo?codigo=2030-000001", back.Headers.Location?.OriginalString);
        var first = await _browser.Follow(back);
        Assert.True(first.QuerySelector($"[value='produto:{_product.Slug}']")!.HasAttribute("checked"));

        var again = await _browser.Submit(first, "/chamados/novo?codigo=2030-000001", new() { ["Input.About"] = "fora-da-lista" });
        Assert.Equal(url, again.Headers.Location?.OriginalString);
        var page = await _browser.Follow(again);
        Assert.Contains("Não encontrei meu produto", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Meia frase", page.QuerySelector("#Input_Message")!.TextContent.Trim());
        Assert.Single(await Db.TicketDrafts.ToListAsync());
    }

    [Fact]
    public async Task A_form_in_which_something_was_written_is_not_taken_for_another_subject()
    {
        var url = await Begin();
        await _browser.Post($"{url}?handler=Save", url, [new("Input.Subject", "Pela metade")]);
        var other = (await _browser.Get("/chamados/novo?topico=financeiro")).Headers.Location!.OriginalString;
        Assert.NotEqual(url, other);
        Assert.Equal(url, await Begin());

        var home = await _browser.Page("/");
        var row = Assert.Single(home.QuerySelectorAll("section[aria-labelledby=t-rascunhos] li"));
        Assert.Contains("Pela metade", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2030-000001", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_draft_loses_its_files_and_is_listed_nowhere()
    {
        var url = await Begin();
        await _browser.Submit(url, new() { ["Input.Message"] = "" }, null, new Upload("Input.Uploads", "nota.pdf", Given.Pdf));
        Assert.Single(await Db.Files.ToListAsync());
        var gone = await _browser.Submit($"{url}/descartar", button: "Descartar rascunho");
        Assert.Equal("/", gone.Headers.Location?.OriginalString);
        Assert.Empty(await Db.Files.ToListAsync());
        Assert.Null((await _browser.Page("/")).QuerySelector("#t-rascunhos"));
        Assert.Equal("/chamados/novo", (await _browser.Get(url)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Post($"{url}?handler=Save", "/ajuda", [new("Input.Subject", "De volta")])).StatusCode);
        Assert.NotEqual(url, await Begin());
    }

    [Fact]
    public async Task The_questions_of_the_chosen_category_are_checked_beside_their_fields_and_kept_on_the_ticket()
    {
        var version = await Given.Field("Versão do sistema", required: true, category: Given.Stopped);
        var day = await Given.Field("Desde quando", FieldKind.Date, category: Given.Stopped, position: 2);
        var state = await Given.Field("Estado", FieldKind.Choice, category: Given.Stopped, options: ["SP", "PR"], position: 3);
        await Given.Field("Telefone", required: true); // of another category: not asked
        await Given.Field("Antigo", required: true, category: Given.Stopped, active: false);
        var url = await Begin();
        var fields = await Fields();
        fields[$"Input.Answers[{day.Id}]"] = "ontem";
        var refused = await _browser.Post(url, url, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await Client.Read(refused);
        Assert.Equal([$"#Input_Answers_{version.Id}", $"#Input_Answers_{day.Id}"], page.QuerySelectorAll(".pc-resumo-erros a").Select(a => a.GetAttribute("href")));
        Assert.Equal("ontem", page.QuerySelector($"#Input_Answers_{day.Id}")!.GetAttribute("value"));
        Assert.Contains("31/12/2026", page.QuerySelector($"#Input_Answers_{day.Id}-erro")!.TextContent, StringComparison.Ordinal);

        fields[$"Input.Answers[{version.Id}]"] = "12.4";
        fields[$"Input.Answers[{day.Id}]"] = "2030-01-07";
        fields[$"Input.Answers[{state.Id}]"] = "PR";
        await _browser.Submit(url, fields);
        await Given.Change(version, f => f.Describe("Outro nome", "", FieldKind.LongText, [], isRequired: false, 9, isActive: false));

        var answers = await Db.TicketAnswers.OrderBy(a => a.Position).ToListAsync();
        Assert.Equal([("Versão do sistema", "12.4"), ("Desde quando", "2030-01-07"), ("Estado", "PR")], answers.Select(a => (a.Label, a.Value)));
        var form = (await _browser.Page("/chamados/2030-000001/formulario")).Body!.TextContent;
        Assert.Contains("Versão do sistema", form, StringComparison.Ordinal);
        Assert.Contains("07/01/2030", form, StringComparison.Ordinal);
        var desk = await Portal.SignedInAs(await Given.Staff()).Page("/atendimento/chamados/2030-000001");
        Assert.Contains("07/01/2030", desk.QuerySelector("aside.pc-mesa-lado")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Given.Question, "Company", "Stopped", Priority.High, 2)]
    [InlineData(Given.Question, "OnlyMe", "Works", Priority.Low, 2)]
    [InlineData(Given.Stopped, "OnlyMe", "Works", Priority.Critical, 4)]
    [InlineData(Given.Defect, "Company", "Stopped", Priority.Critical, 24)]
    public async Task The_answers_about_harm_move_the_priority_and_not_the_promise(string category, string affected, string continuity, Priority priority, int hours)
    {
        var fields = await Fields(category);
        (fields["Input.Affected"], fields["Input.Continuity"]) = (affected, continuity);
        await _browser.Submit(await Begin(), fields);
        var ticket = await Db.Tickets.SingleAsync();
        Assert.Equal((priority, affected, continuity, Clock.Now.AddHours(hours)), (ticket.Priority, $"{ticket.Affected}", $"{ticket.Continuity}", ticket.DueAt));
    }

    [Fact]
    public async Task Half_an_answer_about_harm_is_asked_for_the_other_half()
    {
        var fields = await Fields();
        fields["Input.Affected"] = "Company";
        Assert.Equal(["Quem é afetado?", "Dá para continuar trabalhando?"], (await _browser.Page(await Begin())).QuerySelectorAll(".pc-impacto legend").Select(l => l.TextContent));
        var refused = await _browser.Submit(await Begin(), fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull((await Client.Read(refused)).QuerySelector("#Input_Continuity-erro"));
        var url = await Begin();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _browser.Post(url, url, [.. (await Fields()).Append(new("Input.Affected", "7")).Append(new("Input.Continuity", "7"))])).StatusCode);
    }

    [Fact]
    public async Task A_file_sent_by_itself_is_on_the_draft_at_once_and_a_refused_one_says_why()
    {
        var url = await Begin();
        var good = await Upload(url, new Upload("Input.Uploads", "../../nota<1>.pdf", Given.Pdf));
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Contains("nota_1_.pdf", (await Client.Read(good)).QuerySelector("li .nome")!.TextContent, StringComparison.Ordinal);
        var bad = await Upload(url, new Upload("Input.Uploads", "virus.exe", Given.Pdf));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text/plain"), (bad.StatusCode, bad.Content.Headers.ContentType?.MediaType));
        Assert.Contains("virus.exe", await bad.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Upload(url, new Upload("Input.Uploads", $"nota-{i}.pdf", Given.Text($"%PDF-{i}")))));
        Assert.Equal(4, many.Count(m => m.IsSuccessStatusCode));
        Assert.Equal(5, await Db.Files.CountAsync(f => f.DraftId != null));
        Assert.Equal(5, await Db.Files.CountAsync());
    }

    [Fact]
    public async Task Signing_in_again_leads_back_to_the_draft()
    {
        var url = await Begin();
        var token = Portal.Anonymous();
        var lost = await token.Post(url, "/entrar", [new("Input.Subject", "Nota")]);
        Assert.Equal($"/entrar?returnUrl={Uri.EscapeDataString(url)}", lost.Headers.Location?.OriginalString);
    }

    private async Task<HttpResponseMessage> Upload(string url, Upload file)
    {
        var page = await _browser.Page(url);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(file.Content), file.Field, file.Name },
        };
        return await _browser.Http.PostAsync(new Uri($"{url}?handler=Upload", UriKind.Relative), content);
    }

    private async Task<string> Begin() => (await _browser.Get($"/chamados/novo?produto={_product.Slug}")).Headers.Location!.OriginalString;

    private async Task<Dictionary<string, string>> Fields(string category = Given.Stopped) => new()
    {
        ["Input.About"] = $"produto:{_product.Slug}",
        ["Input.Name"] = "Ana Prado",
        ["Input.Department"] = "Fiscal",
        ["Input.Email"] = "avisos@cliente.example",
        ["Input.Category"] = $"{(await Db.Categories.SingleAsync(c => c.Name == category)).Id}",
        ["Input.Subject"] = "Nota rejeitada com código 539",
        ["Input.Message"] = "A nota volta com a rejeição 539.",
    };
}
