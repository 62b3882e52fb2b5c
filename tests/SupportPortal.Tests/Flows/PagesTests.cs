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

/// <summary>
/// Every page, as it looks with something on it: no fault that axe-core finds, light and dark, on a desk and on a phone, and nothing wider than the
/// narrowest phone. A page is loaded once and then looked at in each way; dark, only colours can differ.
/// </summary>
public class PagesTests(Portal portal) : PageTest(portal)
{
    private const string LongSubject = "Um assunto comprido, com a chave 35300611222333000181550010000042111000042110 da nota rejeitada";
    private static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

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

    [Fact]
    public async Task Pages_of_the_desk()
    {
        var (customer, ana, bruno) = await Everybody();
        var ticket = await Given.OpenedTicket(ana, Given.Defect, then: t =>
        {
            t.Assign(bruno, Given.By(bruno), Clock.Now);
            t.AddNote("Nota para a equipe.", Given.By(bruno), Clock.Now);
            t.Reply("Vamos olhar.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        });
        var wordy = await Given.OpenedTicket(ana, Given.Stopped, LongSubject, at: Clock.Now.AddDays(-1));
        await Given.OpenedTicket(ana, then: Resolve(bruno));
        var order = $"/atendimento/ordens-de-servico/{(await Order(ticket, bruno, o => o.Schedule(Clock.Now.AddDays(1), Clock.Now.AddDays(1).AddHours(2), Given.By(bruno), Clock.Now))).Number}";

        await Look(await Browser.Open("/atendimento", bruno),
            "/atendimento", $"/atendimento?chamado={ticket.Code}", "/atendimento?q=nada-disso", $"/atendimento/chamados/{ticket.Code}", $"/atendimento/chamados/{ticket.Code}/propriedades",
            $"/atendimento/chamados/{ticket.Code}/nova-os", $"/atendimento/chamados/{ticket.Code}/participantes", "/atendimento/ordens-de-servico", order, $"{order}/agendar", $"{order}/concluir", $"{order}/cancelar",
            "/atendimento/clientes", $"/atendimento/clientes/{customer.Cnpj.Value}", $"/atendimento/chamados/{wordy.Code}", "/conta", "/conta/dois-fatores");
    }

    [Fact]
    public async Task Pages_of_the_desks_views_teams_replies_and_bulk_changes()
    {
        var (_, ana, bruno) = await Everybody();
        var anas = await Given.Staff(StaffRole.Supervisor, "Ana Nunes");
        var team = await Given.Team("Integrações e automações bancárias", bruno, anas);
        var view = await Given.Save(new SavedView("Críticos do comércio exterior sem resposta", "prioridade=critica&colunas=status%2Ctipo%2Cequipe", bruno.Id, new Sharing(Scope.Team, team.Id), 1));
        var reply = await Given.Reply(bruno, "Pedir a captura de tela", "{{saudacao}}, {{primeiro_nome}}. Envie a tela do chamado {{chamado}}.", new Sharing(Scope.Everyone, null));
        var one = await Given.OpenedTicket(ana, Given.Stopped, LongSubject, then: t => { t.HandTo(team, Given.By(bruno), Clock.Now); });
        var two = await Given.OpenedTicket(ana, then: Resolve(bruno));
        var macro = await Given.Save(new Macro("Pedir a captura de tela e esperar", new BulkAct { Reply = reply.Body, Status = TicketStatus.WaitingCustomer, Reason = "Falta a tela", TeamId = team.Id, ToMe = true, Note = "Pedi a tela." }, bruno.Id, new Sharing(Scope.Everyone, null), Clock.Now));
        await Given.Save(new Macro("Passar adiante", new BulkAct { TeamId = team.Id }, anas.Id, Sharing.Personal, Clock.Now));
        await Given.Save(new Absence(bruno, Clock.Today(), Clock.Today().AddDays(4), new Viewer { PersonId = bruno.Id }, Clock.Now));
        var three = await Given.OpenedTicket(ana);
        await Portal.SignedInAs(anas).Submit($"/atendimento/chamados/{three.Code}/macros", [], "Pôr no rascunho");
        var run = new BulkRun(Guid.CreateVersion7(Clock.Now), new BulkAct { AssigneeId = anas.Id }, [(one, one.Version), (two, two.Version)], Given.By(anas), Clock.Now);
        run.Lines[0].Finish(BulkOutcome.Refused, "Outra pessoa mudou este chamado depois que você abriu a lista.");
        await Given.Save(run);

        await Look(await Browser.Open("/atendimento", anas),
            $"/atendimento?visao={view.Id}", $"/atendimento?visao={view.Id}&prioridade=-&chamado={one.Code}&colunas={string.Join(',', QueueColumns.All)}", $"/atendimento?equipe={team.Id}", $"/atendimento/chamados/{one.Code}?visao={view.Id}",
            "/atendimento/visoes", "/atendimento/visoes/nova?de=prioridade%3Dalta", $"/atendimento/visoes/{view.Id}", "/atendimento/respostas", "/atendimento/respostas?busca=nada-disso", "/atendimento/respostas/nova", $"/atendimento/respostas/{reply.Id}",
            "/administracao/equipes", "/administracao/equipes/nova", $"/administracao/equipes/{team.Id}", $"/atendimento/lote?c={one.Code}&c={two.Code}", $"/atendimento/lote/{run.Id}",
            "/atendimento/macros", "/atendimento/macros/nova", $"/atendimento/macros/{macro.Id}", $"/atendimento/chamados/{one.Code}/macros", $"/atendimento/chamados/{three.Code}", "/atendimento/ausencias");
        var page = await Browser.Expect(422).Open($"/atendimento/lote?c={one.Code}", anas);
        await page.Locator("main form .btn-primary").ClickAsync();
        await page.GotoAsync("/atendimento");
        await page.Keyboard.PressAsync("?");
        var faults = new StringBuilder();
        await LookAt(page, "/atendimento (keys)", faults);
        Assert.True(faults.Length == 0, faults.ToString());
    }

    [Fact]
    public async Task Pages_of_a_supervisor()
    {
        var (_, ana, bruno) = await Everybody();
        await Given.OpenedTicket(ana, Given.Stopped, LongSubject, at: Clock.Now.AddDays(-9), then: t => t.Assign(bruno, Given.By(bruno), Clock.Now));
        await Given.OpenedTicket(ana, at: Clock.Now.AddDays(-15), then: Resolve(bruno));
        await Given.OpenedTicket(ana, then: t =>
        {
            Resolve(bruno)(t);
            t.Confirm(StandardCalendar.Instance, Given.By(ana), Clock.Now);
            t.Rate(4, null, Given.By(ana), Clock.Now);
        });
        var draft = await Given.Save(new TicketDraft("2030-700000", (await Db.Tickets.FirstAsync()).CustomerId, ana.Id, Clock.Now));
        await Given.Save(new SuggestedArticle(draft, (await Given.Article("Como emitir uma nota", "Texto.")).Id, Clock.Now));
        var rule = new SupportPortal.Domain.Automation.Rule(1);
        rule.Write("Chamados esquecidos", new(SupportPortal.Domain.Automation.RuleEvent.Unchanged, 24) { Priority = Priority.Normal }, new(bruno.Id, Priority.High, "Ligue."), Clock.Now);
        await Given.Save(rule);
        await Look(await Browser.Open("/atendimento/relatorios", await Given.Staff(StaffRole.Supervisor)),
            "/atendimento/relatorios", "/atendimento/relatorios?periodo=datas&de=2030-06-01&ate=2030-06-03&por=cliente&analista=0", "/atendimento/relatorios/chamados?lista=em-aberto",
            "/atendimento/relatorios/chamados?lista=nota-1", "/atendimento/relatorios/sugestoes", "/atendimento/relatorios/sugestoes?fim=resolvidos",
            "/administracao/regras", "/administracao/regras/nova", $"/administracao/regras/{rule.Id}", $"/administracao/regras/{rule.Id}/ensaio");
    }

    [Fact]
    public async Task Pages_of_a_service_order_and_of_hours_at_the_desk()
    {
        var (customer, ana, bruno) = await Everybody();
        var supervisor = await Given.Staff(StaffRole.Supervisor, "Sara Luz");
        var contract = await Given.ContractWithHours(customer);
        var finished = await Given.FinishedOrder(ana);
        await Given.Save(HourMovement.Drawn(contract, finished, Given.By(bruno), Clock.Now));
        var started = $"/atendimento/ordens-de-servico/{(await Order(await Given.OpenedTicket(ana), bruno, o => o.Start(Given.By(bruno), Clock.Now))).Number}";
        var hours = $"/atendimento/clientes/{customer.Cnpj.Value}/consumo";
        await Look(await Browser.Open("/atendimento", supervisor),
            started, $"{started}/tarefas", $"{started}/pecas", $"{started}/horas", $"{started}/fotos", $"{started}/concluir", $"/atendimento/ordens-de-servico/{finished.Number}", $"/atendimento/ordens-de-servico/{finished.Number}/fotos",
            "/atendimento/ordens-de-servico?situacao=aguardando-ateste", hours, $"{hours}/{contract.Id}/ajuste", $"{hours}/{contract.Id}/horas", $"/atendimento/clientes/{customer.Cnpj.Value}");
    }

    [Fact]
    public async Task Pages_of_those_who_write_articles()
    {
        var (_, ana, bruno) = await Everybody();
        var article = await Given.Article("Como redefinir a senha quando o administrador da empresa saiu e ninguém mais entra", Markdown);
        await Given.FileOf(article, "uma-captura-de-tela-com-um-nome-bem-comprido-que-nao-cabe.png");
        await Given.Article("Novidade", Markdown, Visibility.Public, from: Clock.Now.AddDays(2));
        var url = $"/atendimento/artigos/{article.Id}";
        await Portal.SignedInAs(ana).Submit($"/ajuda/artigos/{article.Slug}", button: "Não");
        await Portal.SignedInAs(ana).Submit($"/ajuda/artigos/{article.Slug}", new() { ["Comment.Text"] = "Faltou dizer onde fica o menu." });
        await Portal.SignedInAs(bruno).Submit(url, new() { ["Input.Body"] = Markdown.Replace("30 minutos", "60 minutos", StringComparison.Ordinal) });
        await Portal.SignedInAs(bruno).Submit($"{url}/publicar", new() { ["Input.Change"] = "Prazo" });
        await Portal.SignedInAs(bruno).Submit(url, new() { ["Input.Body"] = "Rascunho." });

        await Look(await Browser.Open("/atendimento/artigos", bruno),
            "/atendimento/artigos", "/atendimento/artigos?q=nada-disso", "/atendimento/artigos/novo", url, $"{url}/publicar", $"{url}/versoes?de=1&ate=2", $"/ajuda/artigos/{article.Slug}");
        var page = await Browser.Open(url, bruno);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver prévia" }).ClickAsync();
        await page.Locator("#previa").WaitForAsync(); // the text is saved first
        var faults = new StringBuilder();
        await LookAt(page, "previa", faults);
        Assert.True(faults.Length == 0, faults.ToString());
    }

    [Fact]
    public async Task Pages_of_finance()
    {
        var (customer, ana, _) = await Everybody();
        var (notDue, tooLate) = (await Given.Invoice(customer), await Given.Invoice(customer, -90));
        await Given.PaidInvoice(customer);
        await Given.Invoice(customer, -4);
        using var asked = await Portal.SignedInAs(ana).Submit($"/financeiro/{tooLate.Number}/nova-data", new() { ["Input.Message"] = "Podemos pagar no dia 20?" });
        var request = await Db.Set<NewDateRequest>().SingleAsync();

        await Look(await Browser.Open("/cobranca", await Given.Staff(StaffRole.Finance)),
            "/cobranca", "/cobranca?situacao=vencidos", "/cobranca?q=nada-disso", $"/cobranca/titulos/{notDue.Number}", $"/cobranca/titulos/{tooLate.Number}",
            $"/cobranca/titulos/{notDue.Number}/segunda-via", $"/cobranca/titulos/{notDue.Number}/cancelar", "/cobranca/titulos/novo", "/cobranca/titulos/registrar",
            "/cobranca/novas-datas", $"/cobranca/novas-datas/{request.Id}");
    }

    [Fact]
    public async Task Pages_with_their_menus_open_and_forms_with_their_errors()
    {
        var (_, ana, bruno) = await Everybody();
        var faults = new StringBuilder();
        foreach (var (url, person) in new (string, Person?)[] { ("/entrar", null), ("/", ana), ("/atendimento", bruno), ("/cobranca", await Given.Staff(StaffRole.Finance)) })
        {
            var page = await Browser.Open(url, person);
            for (var menu = 0; menu < await page.Locator("details.pc-menu").CountAsync(); menu++)
            {
                await page.EvaluateAsync("menu => { document.querySelectorAll('details[open]').forEach(d => d.open = false); document.querySelectorAll('details.pc-menu')[menu].open = true; }", menu);
                await LookAt(page, $"{url} (menu {menu})", faults);
            }
        }
        foreach (var (url, person, button) in new (string, Person?, string)[]
        {
            ("/entrar", null, "Entrar"), ("/primeiro-acesso", null, "Receber o código"), ("/primeiro-acesso/codigo", null, "Salvar senha e continuar"),
            ("/chamados/novo", ana, "Próximo"), ("/chamados/novo?sobre=fora-da-lista", ana, "Abrir chamado"), ("/ajuda/suporte", null, ""), ("/cobranca/titulos/novo", await Given.Staff(StaffRole.Finance), ""),
        })
        {
            var page = await Browser.Expect(422).Open(url, person);
            await page.Locator("main form .btn-primary").Filter(new() { HasText = button }).Last.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            await LookAt(page, $"{url} (errors)", faults);
        }
        Assert.True(faults.Length == 0, faults.ToString());
    }

    private const string TooWide = """
        () => {
          const { scrollWidth, clientWidth } = document.scrollingElement;
          if (scrollWidth <= clientWidth) { return []; }
          const over = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > clientWidth + 0.5);
          return [`${scrollWidth - clientWidth} px, ${over.filter(e => !over.some(o => o !== e && e.contains(o))).slice(0, 3).map(e => e.outerHTML.slice(0, 150)).join(' | ')}`];
        }
        """;

    private const string Markdown = """
        Antes de começar, tenha o **CNPJ** à mão.

        ## Passo a passo

        1. Abra a página de entrada.
        2. Escolha `Esqueci a senha`.

        > O link vale por 30 minutos.

        | Perfil | Quem libera |
        |---|---|
        | Empresa | Suporte |

        ```
        https://portal.example/um-endereco-muito-comprido/que-nao-cabe-na-tela-de-um-telefone?com=parametros&e=mais
        ```
        """;

    private static async Task Look(IPage page, params string[] urls)
    {
        var faults = new StringBuilder();
        foreach (var url in urls)
        {
            var answer = await page.GotoAsync(url);
            if (answer is not { Status: 200 or 404 or 500 } || (answer.Request.RedirectedFrom is not null)) { faults.AppendLine($"{url} led to {page.Url}"); }
            await LookAt(page, url, faults);
        }
        Assert.True(faults.Length == 0, faults.ToString());
    }

    private static async Task LookAt(IPage page, string name, StringBuilder faults)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details:not(.pc-menu)').forEach(d => d.open = true)");
        foreach (var width in (int[])[1440, 768, 390, 320])
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var wide in await page.EvaluateAsync<string[]>(TooWide)) { faults.AppendLine($"{name} at {width} is too wide: {wide}"); }
            if (Environment.GetEnvironmentVariable("SHOTS") is { } folder && width > 320)
            {
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    await page.ScreenshotAsync(new() { Path = $"{folder}/{name.Replace('/', '_').Replace('?', '_')}-{width}-{scheme}.png", FullPage = true });
                }
            }
            if (width == 320) { continue; }
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach (var fault in await Browser.AxeViolations(page, scheme is ColorScheme.Light ? [] : ColourRules)) { faults.AppendLine($"{name} at {width}, {scheme}: {fault}"); }
            }
        }
    }

    private async Task<(Customer Customer, Person Ana, Person Bruno)> Everybody()
    {
        var customer = await Given.Company();
        return (customer, await Given.Contact(customer), await Given.Staff());
    }

    private Action<Ticket> Resolve(Person bruno) => ticket =>
    {
        ticket.Reply("Pronto.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        ticket.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now);
    };

    private async Task<ServiceOrder> Order(Ticket ticket, Person technician, Action<ServiceOrder> then)
    {
        using var opened = await Portal.SignedInAs(technician).Submit($"/atendimento/chamados/{ticket.Code}/nova-os", new() { ["Input.Title"] = "Renovar o certificado", ["Input.Tasks"] = "Parar, renovar, subir." });
        return await Given.Change(await Db.ServiceOrders.OrderBy(o => o.Id).LastAsync(), then);
    }

    private void Finish(ServiceOrder order, Person bruno)
    {
        order.Start(Given.By(bruno), Clock.Now);
        order.AddPart("Leitor de código de barras com um nome bem comprido, que não cabe em uma linha de telefone", 1.5m, Given.By(bruno), Clock.Now);
        order.AddHours(bruno, PortalTime.DayOf(Clock.Now), 90, isBillable: true, Given.By(bruno), Clock.Now);
        order.Finish("Certificado renovado.", AcceptancePeriod.From(Clock.Now, StandardCalendar.Instance), Given.By(bruno), Clock.Now);
    }
}
