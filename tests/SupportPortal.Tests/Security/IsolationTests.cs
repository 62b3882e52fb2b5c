using System.Net;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>
/// Every act on every record, by those it is not for: no such record, nothing written. The owner's same act goes through, so no act here is refused
/// for a reason of its own.
/// </summary>
public class IsolationTests(Portal portal) : PageTest(portal)
{
    private const Actors NotTickets = Actors.Foreign | Actors.OwnTicketsOnly | Actors.FinanceOnly;
    private const Actors NotMoney = Actors.Foreign | Actors.OwnTicketsOnly | Actors.NoFinance;
    private const Actors NotWriter = Actors.Foreign | Actors.OwnTicketsOnly | Actors.NoFinance | Actors.FinanceOnly;
    private const Actors NotManager = Actors.Foreign | Actors.OwnTicketsOnly | Actors.FinanceOnly | Actors.CopiedIn;
    private const string NoSuch = "2030-999999";

    private static readonly Dictionary<string, Act> Acts = new(StringComparer.Ordinal)
    {
        ["reply"] = new(NotTickets, w => w.Own.Open.Code, id => $"/chamados/{id}?handler=Reply", ("Reply.Message", "Segue o log.")),
        ["confirm"] = new(NotTickets, w => w.Own.Resolved.Code, id => $"/chamados/{id}?handler=Confirm"),
        ["reopen"] = new(NotTickets, w => w.Own.Resolved.Code, id => $"/chamados/{id}/reabrir", ("Input.Message", "Voltou a falhar.")),
        ["rate"] = new(NotTickets, w => w.Own.Closed.Code, id => $"/chamados/{id}/avaliar", ("Input.Rating", "1")),
        ["cancel"] = new(NotTickets, w => w.Own.Open.Code, id => $"/chamados/{id}/cancelar", ("Input.Reason", "Já resolvi.")),
        ["copy a colleague in"] = new(NotTickets, w => w.Own.Open.Code, id => $"/chamados/{id}/participantes", ("Input.PersonId", "{colleague}")),
        ["take a participant out"] = new(NotTickets, w => w.Own.Open.Code, id => $"/chamados/{id}/participantes?handler=Remove", ("person", "{participant}")),
        ["send the draft"] = new(NotWriter, w => w.Own.Draft.Code, id => $"/chamados/novo/{id}",
            ("Input.About", "fora-da-lista"), ("Input.Name", "Ana"), ("Input.Department", "Fiscal"), ("Input.Email", "ana@cliente.example"), ("Input.Category", "{question}"), ("Input.Subject", "Nota"), ("Input.Message", "Rejeitada.")),
        ["save the draft"] = new(NotWriter, w => w.Own.Draft.Code, id => $"/chamados/novo/{id}?handler=Save", ("Input.Subject", "Trocado")),
        ["take a file off the draft"] = new(NotWriter, w => w.Own.Draft.Code, id => $"/chamados/novo/{id}?handler=Remove", ("file", "{draft file}")),
        ["clear the draft"] = new(NotWriter, w => w.Own.Draft.Code, id => $"/chamados/novo/{id}?handler=Clear"),
        ["go back to the first step"] = new(NotWriter, w => w.Own.Draft.Code, id => $"/chamados/novo/{id}?handler=Back", ("Input.Subject", "Trocado")),
        ["discard the draft"] = new(NotWriter, w => w.Own.Draft.Code, id => $"/chamados/novo/{id}/descartar"),
        ["accept"] = new(NotTickets, w => w.Own.Order.Number, id => $"/ordens-de-servico/{id}", ("Input.Remarks", "Conforme."), ("Input.Paper", "{paper}")),
        ["reject"] = new(NotTickets, w => w.Own.Order.Number, id => $"/ordens-de-servico/{id}/recusar", ("Input.Reason", "Faltou a série 3."), ("Input.Paper", "{paper}")),
        ["mail the boleto"] = new(NotMoney, w => w.Own.Invoice.Number, id => $"/financeiro/{id}/enviar", ("Input.To", "own")),
        ["copy the line"] = new(NotMoney, w => w.Own.Invoice.Number, id => $"/financeiro/{id}/copiado?codigo=linha"),
        ["dispute the title"] = new(NotMoney, w => w.Own.Invoice.Number, id => $"/financeiro/{id}/contestar",
            ("Input.Reason", "AlreadyPaid"), ("Input.Message", "Pagamos no dia 3."), ("Input.Email", "ana@cliente.example")),
        ["ask for a new date"] = new(NotMoney, w => w.Own.OldInvoice.Number, id => $"/financeiro/{id}/nova-data", ("Input.Message", "Pago dia 20.")),
        ["download the receipt"] = new(NotMoney, w => w.Own.PaidInvoice.Number, id => $"/financeiro/{id}/recibo.pdf") { IsGet = true },
        ["vote on an article"] = new(Actors.Foreign, w => w.Own.CompanyArticle.Slug, id => $"/ajuda/artigos/{id}?handler=Vote", ("util", "nao")),
        ["say me too"] = new(Actors.Foreign | Actors.FinanceOnly, w => $"{w.Own.Incident.Id}", id => $"/incidentes/{id}", ("Input.CategoryId", "{question}"), ("Input.Message", "Aqui também.")),
        ["tie a ticket to an incident"] = new(Actors.Foreign | Actors.OwnTicketsOnly | Actors.FinanceOnly, w => $"{w.Own.Incident.Id}", id => $"/incidentes/{id}?handler=Join", ("ticket", "{own ticket}")),
        ["change a person's rights"] = new(NotManager, w => $"{w.Own.Member.Id}", id => $"/contatos/{id}", ("Input.Tickets", "Company"), ("Input.Department", "Fiscal")),
        ["deactivate a person"] = new(NotManager, w => $"{w.Own.Member.Id}", id => $"/contatos/{id}?handler=Deactivate"),
        ["reactivate a person"] = new(NotManager, w => $"{w.Own.Member.Id}", id => $"/contatos/{id}?handler=Reactivate"),
        ["revoke the key"] = new(Actors.Foreign | Actors.OwnTicketsOnly | Actors.FinanceOnly | Actors.CopiedIn, w => $"{w.Own.ApiKey.Row.Id}", id => $"/chaves-de-acesso/{(int.TryParse(id, out var key) ? key : 999_999)}/revogar"),
        ["download the boleto"] = new(NotMoney, w => w.Own.Invoice.Number, id => $"/financeiro/{id}/boleto.pdf") { IsGet = true },
    };

    [Fact]
    public async Task Contracts_and_versions_are_changed_by_staff_alone()
    {
        var world = await World.Create(Portal);
        var (cnpj, slug) = (world.Own.Customer.Cnpj.Value, world.Own.Product.Slug);
        string[] urls = [$"/atendimento/clientes/{cnpj}/contratos/{world.Own.Contract.Id}", $"/atendimento/clientes/{cnpj}/contratos/novo", $"/atendimento/produtos/{slug}/versoes/{world.Own.Version.Id}", $"/atendimento/produtos/{slug}/versoes/nova"];
        foreach (var (actor, closed) in new[] { (Actors.Company, urls), (Actors.Foreign, urls), (Actors.Finance, urls), (Actors.Analyst, urls[..2]) })
        {
            var browser = await world.Browser(actor);
            var before = await Ledger.Of(Portal);
            foreach (var url in closed) { Assert.Equal((actor, url, HttpStatusCode.NotFound), (actor, url, (await browser.Post(url, "/ajuda", [new("Input.Number", "X-1"), new("Input.StartsOn", "2030-01-01"), new("Input.EndsOn", "2031-01-01")])).StatusCode)); }
            Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
        }
        var head = await world.Browser(Actors.Supervisor);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"/atendimento/clientes/{cnpj}/contratos/{world.Other.Contract.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.Get($"/atendimento/produtos/{slug}/versoes/{world.Other.Version.Id}")).StatusCode);
        var company = await world.Browser(Actors.Company);
        Assert.Equal(HttpStatusCode.NotFound, (await company.Get($"/produtos/{slug}/arquivos/{world.Other.Download.Id}")).StatusCode);
    }

    public static IEnumerable<TheoryDataRow<string>> Names => Acts.Keys.Select(k => new TheoryDataRow<string>(k));

    [Theory, MemberData(nameof(Names))]
    public async Task An_act_on_a_record_that_is_not_ones_own_finds_nothing_and_writes_nothing(string name)
    {
        var act = Acts[name];
        var world = await World.Create(Portal);
        var record = act.Record(world);
        await world.ReadPaper();
        foreach (var actor in World.Each.Where(a => act.NotFor.HasFlag(a)))
        {
            var stranger = await world.Browser(actor);
            var before = await Ledger.Of(Portal);
            Assert.Equal((actor, HttpStatusCode.NotFound), (actor, await Do(stranger, act, act.Address(record), world)));
            Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
        }

        var owner = await world.Browser(Actors.Company);
        var untouched = await Ledger.Of(Portal);
        Assert.Equal(HttpStatusCode.NotFound, await Do(owner, act, act.Address(NoSuch), world));
        Assert.Empty((await Ledger.Of(Portal)).ChangesSince(untouched));
        Assert.InRange((int)await Do(owner, act, act.Address(record), world), 200, 399);
        Assert.NotEmpty((await Ledger.Of(Portal)).ChangesSince(untouched));
    }

    [Fact]
    public async Task A_file_of_another_draft_or_company_is_not_taken_off_by_a_draft_of_ones_own()
    {
        var world = await World.Create(Portal);
        var foreign = await world.Browser(Actors.Foreign);
        var files = Db.Files.Count();
        foreach (var file in new[] { world.Own.DraftFile, world.Own.File, world.Other.File })
        {
            await foreign.Post($"/chamados/novo/{world.Other.Draft.Code}?handler=Remove", "/ajuda", [new("file", $"{file.Id}")]);
        }
        Assert.Equal(files, Db.Files.Count());
    }

    [Fact]
    public async Task A_ticket_continues_no_ticket_of_another_company()
    {
        var world = await World.Create(Portal);
        var foreign = await world.Browser(Actors.Foreign);
        var url = $"/chamados/novo/{world.Other.Draft.Code}";
        var opened = await foreign.Post(url, "/ajuda",
        [
            new("Input.About", "fora-da-lista"), new("Input.Name", "Eva"), new("Input.Department", "TI"), new("Input.Email", "eva@alheia.example"),
            new("Input.Category", $"{Db.Categories.Single(c => c.Name == Given.Question).Id}"), new("Input.Subject", "Nota"), new("Input.Message", "Rejeitada."), new("Input.FollowUpOf", world.Own.Resolved.Code),
        ]);
        Assert.Equal($"{url.Replace("/novo", "", StringComparison.Ordinal)}/enviado", opened.Headers.Location!.OriginalString);
        Assert.Null(Db.Tickets.Single(t => t.Code == world.Other.Draft.Code).ParentId);
    }

    [Fact]
    public async Task Nobody_acts_for_a_company_that_is_not_his()
    {
        var world = await World.Create(Portal);
        var nuno = await world.Browser(Actors.NoFinance);
        var before = await Ledger.Of(Portal);
        var answer = await nuno.Post("/conta/empresa", "/ajuda", [new("Input.Customer", $"{world.Other.Customer.Id}")]);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
    }

    [Fact]
    public async Task Nobody_sends_or_cancels_an_invitation_of_another_company()
    {
        var world = await World.Create(Portal);
        foreach (var actor in new[] { Actors.Foreign, Actors.FinanceOnly })
        {
            var stranger = await world.Browser(actor);
            var before = await Ledger.Of(Portal);
            foreach (var handler in new[] { "Resend", "Cancel" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"/contatos?handler={handler}", "/ajuda", [new("invitation", $"{world.Own.Invitation.Id}")])).StatusCode);
            }
            Assert.Empty((await Ledger.Of(Portal)).ChangesSince(before));
        }
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        var world = await World.Create(Portal);
        await world.Browser(Actors.Company);
        var session = Db.Sessions.Single().Id;
        await (await world.Browser(Actors.NoFinance)).Post("/conta/seguranca?handler=End", "/ajuda", [new("session", $"{session}")]);
        Assert.Null(Db.Sessions.Single(s => s.Id == session).EndedAt);
    }

    [Fact]
    public async Task An_analyst_releases_no_first_access()
    {
        var world = await World.Create(Portal);
        var (customer, _) = await Given.NewCompany();
        var url = $"/atendimento/clientes/{customer.Cnpj.Value}?handler=Release";
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.Browser(Actors.Analyst)).Post(url, "/ajuda", [])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await (await world.Browser(Actors.Supervisor)).Post(url, "/ajuda", [])).StatusCode);
    }

    private async Task<HttpStatusCode> Do(Client browser, Act act, string url, World world)
    {
        if (act.IsGet) { return (await browser.Get(url)).StatusCode; }
        var fields = act.Fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value switch
        {
            "{question}" => $"{Db.Categories.Single(c => c.Name == Given.Question).Id}",
            "{colleague}" => $"{world[Actors.OwnTicketsOnly].Id}",
            "{participant}" => $"{world[Actors.CopiedIn].Id}",
            "{paper}" => world.Paper,
            "{draft file}" => $"{world.Own.DraftFile.Id}",
            "{own ticket}" => Db.Tickets.Single(t => t.Subject == "Com nota proprio").Code,
            _ => f.Value,
        }));
        using var response = await browser.Post(url, "/ajuda", fields);
        return response.StatusCode;
    }

    private sealed record Act(Actors NotFor, Func<World, string> Record, Func<string, string> Address, params (string Name, string Value)[] Fields)
    {
        public bool IsGet { get; init; }
    }
}
