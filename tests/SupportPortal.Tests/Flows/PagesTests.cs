using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.BackOffice.Desk;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Flows;

/// <summary>Every page of visitors and customers.</summary>
public class PagesTests(Portal portal) : LookedAtPages(portal)
{
    [Fact]
    public async Task Pages_open_to_anyone()
    {
        var article = await Given.Article("Como redefinir a senha", Markdown);
        await Given.Article("Como redefinir a senha da equipe", Markdown);
        var product = await Given.ContractedProduct(await Given.Company());
        await Look(await Browser.Expect(404).Open("/entrar"),
            "/entrar", "/primeiro-acesso", "/primeiro-acesso/codigo", "/esqueci-a-senha", "/esqueci-a-senha?asked=true", "/nova-senha", "/sair",
            "/ajuda", "/ajuda/area-do-cliente", "/ajuda/financeiro", $"/ajuda/artigos/{article.Slug}", "/ajuda/busca?q=senha", "/ajuda/busca?q=nada-disso",
            $"/ajuda/busca?q=redifinir", $"/ajuda/produtos/{product.Slug}", "/verificar-boleto", "/avaliar", "/avaliar/ainda-nao", "/avaliar?feito=encerrado", "/erro/500");
    }

    [Fact]
    public async Task Pages_of_a_customers_tickets()
    {
        var (customer, ana, bruno) = await Everybody();
        var product = await Given.ContractedProduct(customer);
        var outOfScope = await Given.Save(new Category("Regra de negócio", "Dúvida sobre o processo da sua empresa.", Priority.Normal, 4, "Fale com o gestor do contrato."));
        var open = await Given.OpenedTicket(ana, Given.Stopped, "Sistema fora do ar", then: t => t.Assign(bruno, Given.By(bruno), Clock.Now));
        var waiting = await Given.OpenedTicket(ana, Given.Defect, then: t =>
        {
            t.Reply("Vamos olhar.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
            t.WaitForCustomer("Qual é o número da nota?", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        });
        var resolved = await Given.OpenedTicket(ana, then: Resolve(bruno));
        var closed = await Given.OpenedTicket(ana, then: t =>
        {
            Resolve(bruno)(t);
            t.Confirm(StandardCalendar.Instance, Given.By(ana), Clock.Now);
        });
        var wordy = await Given.OpenedTicket(ana, subject: LongSubject, at: Clock.Now.AddDays(-1));
        var documented = await Given.Article("Instalar o Azulejo ERP", Markdown, product);

        var page = await Browser.Expect(404).Open("/chamados/novo?sobre=fora-da-lista", ana);
        var draft = new Uri(page.Url).AbsolutePath;
        await Look(page,
            "/", "/chamados", "/chamados?q=nada-disso", "/chamados/novo", draft, $"{draft}/sugestoes", $"{draft}/descartar", $"{draft}/outro-canal?tipo={outOfScope.Id}", $"/chamados/{open.Code}", $"/chamados/{open.Code}/enviado",
            $"/chamados/{open.Code}/historico", $"/chamados/{open.Code}/formulario", $"/chamados/{open.Code}/listagem", $"/chamados/{open.Code}/cancelar", $"/chamados/{open.Code}/participantes",
            $"/chamados/{waiting.Code}", $"/chamados/{waiting.Code}/prazo", "/chamados?aba=todos&solicitante=Ana+Prado&de=2030-01-01&ordem=abertura", $"/chamados/{resolved.Code}", $"/chamados/{resolved.Code}/reabrir", $"/chamados/{closed.Code}", $"/chamados/{closed.Code}/avaliar",
            "/suporte", "/produtos", $"/produtos/{product.Slug}/documentacao", $"/ajuda/artigos/{documented.Slug}", "/ajuda", "/conta", "/conta/empresa", $"/chamados/{wordy.Code}", "/nao-existe");
    }

    [Fact]
    public async Task Pages_of_a_companys_people()
    {
        var (customer, ana, _) = await Everybody();
        await Given.Save(new Membership(ana.Id, (await Given.Company()).Id, Permission.OwnTickets));
        await Given.OpenedTicket(ana, subject: LongSubject);
        await Given.Contact(customer, Permission.OwnTickets, "Olga dos Reis Albuquerque de Vasconcelos");
        var rui = await Given.Contact(customer, Permission.Finance, "Rui Melo", "Contas a pagar");
        await Given.Change(await Db.Memberships.SingleAsync(m => m.PersonId == rui.Id), m => m.Deactivate());
        await Given.Save(new Invitation(customer.Id, "convidada-com-um-nome-comprido@escritorio-de-contabilidade.example", "Eva", null, Permission.OwnTickets, "Fiscal", "pt-BR", Given.By(ana), Clock.Now));
        await Given.Save(new AddressChange(customer.Id, AddressKind.Accounting, "boletos@escritorio-de-contabilidade.example", Given.By(ana), Clock.Now));
        await Given.Save(new SupportPortal.Domain.Audit.AuditEntry(SupportPortal.Domain.Audit.AuditKind.Exported, ana.Id, customer.Id, "statement", "ok", "", Clock.Now));
        var ids = await Db.Memberships.Where(m => m.CustomerId == customer.Id).OrderBy(m => m.PersonId).Select(m => m.Id).ToListAsync();
        await Look(await Browser.Expect(404).Open("/contatos", ana),
            ["/contatos", "/contatos?busca=ninguem", "/contatos/convidar", "/contatos/atividade", "/contatos/e-mails", .. ids.Select(id => $"/contatos/{id}"), "/conta/empresa", "/chamados/todas-as-empresas", "/convite", "/confirmar-email", "/"]);
    }

    [Fact]
    public async Task Pages_of_a_customers_money_and_service_orders()
    {
        var (customer, ana, bruno) = await Everybody();
        var (notDue, late, tooLate, paid) = (await Given.Invoice(customer, pix: true), await Given.Invoice(customer, -4), await Given.Invoice(customer, -90), await Given.PaidInvoice(customer));
        var done = await Order(await Given.OpenedTicket(ana), bruno, o => Finish(o, bruno));
        var planned = await Order(await Given.OpenedTicket(ana), bruno, o => o.Schedule(Clock.Now.AddDays(1), Clock.Now.AddDays(1).AddHours(2), Given.By(bruno), Clock.Now));

        var contract = await Given.ContractWithHours(customer);
        var worked = await Given.FinishedOrder(ana);
        await Given.Save(HourMovement.Drawn(contract, worked, Given.By(bruno), Clock.Now));

        await Look(await Browser.Open("/financeiro", ana),
            "/consumo", $"/consumo?contrato={contract.Id}&mes=2030-06", $"/ordens-de-servico/{worked.Number}", "/ordens-de-servico?situacao=em-andamento", "/ordens-de-servico?situacao=recusadas",
            "/financeiro", "/financeiro?situacao=pagos&periodo=tudo", $"/financeiro/{notDue.Number}", $"/financeiro/{notDue.Number}/enviar", $"/financeiro/{late.Number}",
            $"/financeiro/{tooLate.Number}", $"/financeiro/{tooLate.Number}/nova-data", $"/financeiro/{paid.Number}",
            "/ordens-de-servico", $"/ordens-de-servico/{done.Number}", $"/ordens-de-servico/{done.Number}/recusar", $"/ordens-de-servico/{planned.Number}");
    }

    [Fact]
    public async Task Pages_of_contracts_and_versions_of_products()
    {
        var (customer, ana, bruno) = await Everybody();
        var product = await Given.ContractedProduct(customer);
        var (version, _) = await Given.ProductVersion(product, "8.3", Markdown, "um-instalador-com-um-nome-bem-comprido-que-nao-cabe.zip", new DateOnly(2030, 1, 10));
        await Given.ProductVersion(product, "8.4", Markdown);
        await Given.Article("Instalar o Emissor", Markdown, product);
        var contract = await Db.Contracts.SingleAsync();
        await Given.Change(contract, c =>
        {
            c.Agree(c.StartsOn, new DateOnly(2030, 7, 1), RenewalKind.Automatic, 12, 10);
            c.Introduce([new ContractContact(true, "Rita Contas", "Gerente de contas", "um-endereco-bem-comprido@portal-do-cliente.example", "(31) 3222-1000")]);
        });
        var hours = await Given.ContractWithHours(customer);
        await Look(await Browser.Open("/contratos", ana), "/", "/contratos", $"/contratos/{contract.Slug}", $"/contratos/{hours.Slug}", "/produtos", $"/produtos/{product.Slug}/documentacao", $"/produtos/{product.Slug}/documentacao?versao=8.3&q=instalar");
        var desk = $"/atendimento/clientes/{customer.Cnpj.Value}";
        await Look(await Browser.Open("/atendimento", await Given.Staff(StaffRole.Supervisor, "Sara Luz")), desk, $"{desk}/contratos/novo", $"{desk}/contratos/{contract.Id}");
        await Look(await Browser.Open("/atendimento", bruno), "/atendimento/produtos", $"/atendimento/produtos/{product.Slug}", $"/atendimento/produtos/{product.Slug}/versoes/nova", $"/atendimento/produtos/{product.Slug}/versoes/{version.Id}");
    }

    [Fact]
    public async Task Pages_of_access_keys()
    {
        var (customer, ana, _) = await Everybody();
        var browser = await Browser.Open("/chaves-de-acesso", ana);
        await Look(browser, "/chaves-de-acesso", "/chaves-de-acesso/nova", "/ajuda/api");
        var (used, _) = await Given.ApiKey(customer, name: "Integração do ERP com um nome comprido, quase longo demais", by: ana);
        await Given.Change(used, k => k.Use("203.0.113.7/32", Clock.Now));
        var (revoked, _) = await Given.ApiKey(customer, ApiScopes.TicketsRead, name: "Painel da TI", by: ana);
        await Given.Change(revoked, k => k.Revoke(Given.By(ana), Clock.Now));
        await Look(browser, "/chaves-de-acesso", $"/chaves-de-acesso/{used.Id}/revogar");
        await browser.GotoAsync("/chaves-de-acesso/nova");
        await browser.GetByLabel("Nome da chave").FillAsync("ERP");
        await browser.GetByLabel("Chamados da empresa, com a conversa (tickets:read)").CheckAsync();
        await browser.GetByLabel("Senha atual").FillAsync(Given.Password);
        await browser.GetByRole(AriaRole.Button, new() { Name = "Criar chave" }).ClickAsync();
        Assert.StartsWith(ApiKey.Mark, await browser.Locator("#chave").TextContentAsync(), StringComparison.Ordinal);
        var faults = new StringBuilder();
        await LookAt(browser, "/chaves-de-acesso/nova (made)", faults);
        Assert.True(faults.Length == 0, faults.ToString());
    }

    [Fact]
    public async Task Pages_of_a_dispute()
    {
        var (customer, ana, _) = await Everybody();
        var open = await Given.Invoice(customer, -4);
        var disputed = await Given.DisputedInvoice(ana, customer, files: new Upload("Input.Uploads", "comprovante.pdf", Given.Pdf, "application/pdf"));
        var ticket = await Db.Tickets.SingleAsync();
        await Look(await Browser.Open("/financeiro", ana),
            "/financeiro?situacao=contestados", $"/financeiro/{open.Number}/contestar", $"/financeiro/{disputed.Number}", $"/chamados/{ticket.Code}", $"/chamados/{ticket.Code}/enviado");
        await Look(await Browser.Open("/cobranca", await Given.Staff(StaffRole.Supervisor)),
            $"/cobranca/titulos/{disputed.Number}", $"/cobranca/titulos/{disputed.Number}/contestacao", $"/atendimento/chamados/{ticket.Code}");
        var page = await Browser.Expect(422).Open($"/financeiro/{open.Number}/contestar", ana);
        await page.GetByRole(AriaRole.Button, new() { Name = "Contestar cobrança" }).ClickAsync();
        var faults = new StringBuilder();
        await LookAt(page, "/contestar (errors)", faults);
        await page.GotoAsync("/financeiro");
        await page.EvaluateAsync("() => { document.querySelector('tbody details.pc-menu').open = true; }");
        await LookAt(page, "/financeiro (menu of a row)", faults);
        Assert.True(faults.Length == 0, faults.ToString());
    }

    [Fact]
    public async Task Pages_for_somebody_who_has_nothing_yet()
    {
        await Look(await Browser.Open("/", await Given.Contact()), "/", "/suporte", "/contratos", "/chamados", "/financeiro", "/produtos", "/ordens-de-servico", "/consumo");
        await Look(await Browser.Open("/atendimento", await Given.Staff(StaffRole.Administrator)), "/atendimento", "/atendimento/ordens-de-servico", "/atendimento/clientes", "/cobranca", "/cobranca/novas-datas");
    }
}
