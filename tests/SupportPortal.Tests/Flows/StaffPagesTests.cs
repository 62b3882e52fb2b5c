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

/// <summary>Every page of staff; and menus and errors of all.</summary>
public class StaffPagesTests(Portal portal) : LookedAtPages(portal)
{
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
}
