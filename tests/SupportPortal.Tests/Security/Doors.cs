using static SupportPortal.Tests.Security.Actors;

namespace SupportPortal.Tests.Security;

/// <summary>A route, and whom it lets in to the record of the company <see cref="World.Own"/>.</summary>
/// <param name="Route">As its page declares it.</param>
/// <param name="For">Everybody else finds nothing there.</param>
/// <param name="Address">One record's; where there is none, the route's own.</param>
/// <param name="Missing">The same address with an id that nothing has.</param>
internal sealed record Door(string Route, Actors For, Func<World, string>? Address = null, string? Missing = null)
{
    /// <summary>The page is open, and hides records of its own: a stranger is told what everybody else is, not asked to sign in.</summary>
    public bool IsOpen { get; init; }

    /// <summary>There is nothing to look at, or only for some; its form is for whoever is signed in, and refuses what it cannot do.</summary>
    public bool HasFormOnly { get; init; }

    /// <summary>What it answers goes on for as long as somebody reads.</summary>
    public bool IsStream { get; init; }

    public string AddressIn(World world) => Address?.Invoke(world) ?? Route;
}

/// <summary>Who may open what: every endpoint of the portal. A new page needs a line here, and a page that goes takes its line along.</summary>
internal static class Doors
{
    private const Actors Tickets = Company | NoFinance, Money = Company | FinanceOnly, Heads = Supervisor | Administrator, Consumption = Customers & ~(OwnTicketsOnly | CopiedIn), Managers = Company | NoFinance;

    /// <summary>Doors that only a key opens; what each key finds there is in <see cref="ApiAccessTests"/>. The last is open.</summary>
    public static readonly IReadOnlyList<string> Api = ["/api/v1/tickets", "/api/v1/tickets/{code}", "/api/v1/invoices", "/api/v1/openapi.json"];

    public static readonly IReadOnlyList<Door> All =
    [
        .. Open("/entrar", "/sair", "/primeiro-acesso", "/primeiro-acesso/codigo", "/esqueci-a-senha", "/nova-senha", "/convite", "/confirmar-email", "/verificar-boleto", "/ajuda", "/ajuda/busca", "/ajuda/suporte", "/ajuda/suporte/confirmar", "/ajuda/api", "/avaliar", "/avaliar/ainda-nao", "/sitemap.xml", "/robots.txt", "/health/live", "/health/ready"),
        new("/preferencias", Nobody) { IsOpen = true }, // forms only
        new("/erro/{code:int}", Nobody, _ => "/erro/500") { IsOpen = true }, // drawn for failures, never asked for
        new("/ajuda/{slug}", Everybody, _ => "/ajuda/financeiro", "/ajuda/nada") { IsOpen = true },
        new("/ajuda/artigos/{slug}", Everybody, w => $"/ajuda/artigos/{w.PublicArticle.Slug}", "/ajuda/artigos/nada") { IsOpen = true },
        new("/ajuda/artigos/{slug}", OwnCompany | Staff, w => $"/ajuda/artigos/{w.Own.CompanyArticle.Slug}", "/ajuda/artigos/nada") { IsOpen = true },
        new("/ajuda/artigos/{slug}", OwnCompany | Staff, w => $"/ajuda/artigos/{w.Own.ProductArticle.Slug}", "/ajuda/artigos/nada") { IsOpen = true },

        new("/ajuda/produtos/{slug}", Everybody, w => $"/ajuda/produtos/{w.Own.Product.Slug}", "/ajuda/produtos/nada") { IsOpen = true },
        new("/ajuda/arquivos/{id:guid}", Everybody, w => $"/ajuda/arquivos/{w.PublicArticleFile.Id}", $"/ajuda/arquivos/{Guid.Empty}") { IsOpen = true },
        new("/ajuda/arquivos/{id:guid}", OwnCompany | Staff, w => $"/ajuda/arquivos/{w.Own.CompanyArticleFile.Id}", $"/ajuda/arquivos/{Guid.Empty}") { IsOpen = true },

        new("/", SignedIn), new("/conta", SignedIn), new("/conta/seguranca", SignedIn), new("/conta/avisos", SignedIn), new("/conta/privacidade", SignedIn), new("/conta/encerrar", Customers & ~(Company | Foreign)), new("/conta/dois-fatores", SignedIn), new("/conta/empresa", Customers),
        .. Open("/conta/confirmar-email"),
        new("/entrar/passkey", Nobody) { IsOpen = true }, new("/conta/passkeys", Nobody) { HasFormOnly = true }, // asked by a script
        new("/conta/passkeys/{id:int}/remover", Company, w => $"/conta/passkeys/{w.Own.Passkey.Id}/remover", "/conta/passkeys/999999/remover"),
        new("/conta/dois-fatores/desligar", Nobody) { HasFormOnly = true }, new("/conta/dois-fatores/codigos", Nobody) { HasFormOnly = true }, // only for those who have one
        new("/entrar/codigo", Nobody), // between the password and the second factor only
        new("/anexos/{id:guid}", Tickets | CopiedIn | Desk, w => $"/anexos/{w.Own.File.Id}", $"/anexos/{Guid.Empty}"),
        new("/anexos/{id:guid}", Tickets | Desk, w => $"/anexos/{w.Own.Order.Photos[0].Id}", $"/anexos/{Guid.Empty}"),
        new("/anexos/{id:guid}", Desk, w => $"/anexos/{w.Own.InternalFile.Id}", $"/anexos/{Guid.Empty}"),
        new("/anexos/{id:guid}", Company, w => $"/anexos/{w.Own.DraftFile.Id}", $"/anexos/{Guid.Empty}"),

        new("/chamados", Customers), new("/chamados/exportar.csv", Customers), new("/chamados/novo", Customers),
        new("/chamados/novo/{code}", Company, w => $"/chamados/novo/{w.Own.Draft.Code}", "/chamados/novo/2030-999999"),
        Draft("/sugestoes"), Draft("/descartar"),
        new("/chamados/novo/{code}/outro-canal", Company, w => $"/chamados/novo/{w.Own.Draft.Code}/outro-canal?tipo={w.OutOfScope.Id}", "/chamados/novo/2030-999999/outro-canal?tipo=4"),
        Ticket(""), Ticket("/enviado"), Ticket("/historico"), Ticket("/listagem"), Ticket("/formulario"), Ticket("/reabrir"), Ticket("/cancelar"), Ticket("/avaliar"), Ticket("/chamado.pdf"), Ticket("/prazo"), Ticket("/participantes"),
        Ticket("/eventos") with { IsStream = true }, new("/chamados/eventos", Customers) { IsStream = true },

        new("/ordens-de-servico", Customers), Order(""), Order("/pdf"), Order("/recusar"), Order("/ateste.pdf", w => w.Own.AcceptedOrder.Number),
        new("/consumo", Consumption), new("/consumo/movimentos.csv", Consumption & ~Foreign, w => $"/consumo/movimentos.csv?contrato={w.Own.HoursContract.Id}", "/consumo/movimentos.csv?contrato=999999"),
        new("/suporte", Customers),
        new("/contatos", Managers | Foreign), new("/contatos/convidar", Managers | Foreign), new("/contatos/atividade", Managers | Foreign), new("/contatos/e-mails", Managers | Foreign),
        new("/contatos/{id:int}", Managers, w => $"/contatos/{w.Own.Member.Id}", "/contatos/999999"),
        new("/chamados/todas-as-empresas", Customers),
        new("/chaves-de-acesso", Managers | Foreign), new("/chaves-de-acesso/nova", Managers | Foreign),
        new("/chaves-de-acesso/{id:int}/revogar", Managers, w => $"/chaves-de-acesso/{w.Own.ApiKey.Row.Id}/revogar", "/chaves-de-acesso/999999/revogar"),
        new("/produtos", Customers),
        new("/contratos", Customers), Agreed(""), Agreed("/resumo.pdf"),
        new("/produtos/{slug}/arquivos/{id:guid}", OwnCompany, w => $"/produtos/{w.Own.Product.Slug}/arquivos/{w.Own.Download.Id}", $"/produtos/nada/arquivos/{Guid.Empty}"),
        new("/produtos/{slug}/documentacao", OwnCompany, w => $"/produtos/{w.Own.Product.Slug}/documentacao", "/produtos/nada/documentacao"),

        new("/financeiro", Money | Foreign), new("/financeiro/extrato.csv", Money | Foreign), new("/financeiro/extrato.pdf", Money | Foreign),
        new("/financeiro/boletos.{form:regex(^(pdf|zip)$)}", Money | Foreign, _ => "/financeiro/boletos.pdf", "/financeiro/boletos.doc"),
        new("/financeiro/boletos.{form:regex(^(pdf|zip)$)}", Money | Foreign, _ => "/financeiro/boletos.zip"),
        new("/financeiro/quitacao/{year:int}", Money | Foreign, w => $"/financeiro/quitacao/{w.Own.PaidInvoice.DueOn.Year}", "/financeiro/quitacao/2009"),
        Title(""), Title("/boleto.pdf"), Title("/enviar"), Title("/recibo.pdf"), Title("/contestar"), Title("/copiado"),
        new("/financeiro/{number}/nova-data", Money, w => $"/financeiro/{w.Own.OldInvoice.Number}/nova-data", "/financeiro/2030-999999/nova-data"),

        new("/atendimento", Desk), new("/atendimento/eventos", Desk) { IsStream = true }, new("/atendimento/presenca", Desk), new("/atendimento/clientes", Desk), new("/atendimento/ordens-de-servico", Desk),
        new("/atendimento/artigos", Desk), new("/atendimento/artigos/novo", Desk),
        DeskArticle(""), DeskArticle("/publicar"), DeskArticle("/versoes"),
        new("/atendimento/clientes/{cnpj}", Desk, w => $"/atendimento/clientes/{w.Own.Customer.Cnpj.Value}", "/atendimento/clientes/11444777000161"),
        DeskTicket(""), DeskTicket("/propriedades"), DeskTicket("/nova-os"), DeskTicket("/participantes"), DeskTicket("/presenca"), DeskTicket("/eventos") with { IsStream = true },
        DeskTicket("/rascunho"), DeskTicket("/vinculos"), DeskTicket("/tempo"), DeskTicket("/acompanhar"), DeskTicket("/como-cliente"), DeskTicket("/macros"),
        new("/atendimento/chamados/{code}/separar/{message:long}", Desk, w => $"/atendimento/chamados/{w.Own.Open.Code}/separar/{w.Own.Open.Messages[0].Id}", "/atendimento/chamados/2030-999999/separar/1"),
        new("/atendimento/incidentes", Desk), new("/atendimento/incidentes/novo", Desk),
        new("/atendimento/incidentes/{id:int}", Desk, w => $"/atendimento/incidentes/{w.Own.Incident.Id}", "/atendimento/incidentes/999999"),
        new("/incidentes/{id:int}", OwnCompany, w => $"/incidentes/{w.Own.Incident.Id}", "/incidentes/999999"),
        new("/atendimento/pedidos-publicos", Desk),
        new("/atendimento/pedidos-publicos/{id:guid}", Desk, w => $"/atendimento/pedidos-publicos/{w.PublicRequest.Id}", $"/atendimento/pedidos-publicos/{Guid.Empty}"),
        new("/atendimento/visoes", Desk), new("/atendimento/visoes/nova", Desk), new("/atendimento/respostas", Desk), new("/atendimento/respostas/nova", Desk), new("/atendimento/lote", Desk),
        new("/atendimento/lote/{id:guid}", Analyst, w => $"/atendimento/lote/{w.Run.Id}", $"/atendimento/lote/{Guid.Empty}"),
        new("/atendimento/visoes/{id:int}", Analyst, w => $"/atendimento/visoes/{w.PersonalView.Id}", "/atendimento/visoes/999999"),
        new("/atendimento/visoes/{id:int}", Heads, w => $"/atendimento/visoes/{w.EveryonesView.Id}", "/atendimento/visoes/999999"),
        new("/atendimento/respostas/{id:int}", Analyst, w => $"/atendimento/respostas/{w.PersonalReply.Id}", "/atendimento/respostas/999999"),
        new("/atendimento/respostas/{id:int}", Heads, w => $"/atendimento/respostas/{w.TeamReply.Id}", "/atendimento/respostas/999999"),
        new("/atendimento/macros", Desk), new("/atendimento/macros/nova", Desk), new("/atendimento/ausencias", Desk),
        new("/atendimento/macros/{id:int}", Analyst, w => $"/atendimento/macros/{w.PersonalMacro.Id}", "/atendimento/macros/999999"),
        new("/administracao/equipes", Heads), new("/administracao/equipes/nova", Heads),
        new("/administracao/equipes/{id:int}", Heads, w => $"/administracao/equipes/{w.Team.Id}", "/administracao/equipes/999999"),
        new("/atendimento/relatorios", Heads), new("/atendimento/relatorios/chamados", Heads), new("/atendimento/relatorios/sugestoes", Heads), new("/atendimento/relatorios/tabela.csv", Heads),
        new("/administracao/regras", Heads), new("/administracao/regras/nova", Heads),
        new("/administracao/regras/{id:int}", Heads, w => $"/administracao/regras/{w.Rule.Id}", "/administracao/regras/999999"),
        new("/administracao/regras/{id:int}/ensaio", Heads, w => $"/administracao/regras/{w.Rule.Id}/ensaio", "/administracao/regras/999999/ensaio"),
        new("/administracao/campos", Heads),
        new("/administracao/campos/novo", Heads, w => $"/administracao/campos/novo?tipo={w.Field.CategoryId}", "/administracao/campos/novo?tipo=999999"),
        new("/administracao/campos/{id:int}", Heads, w => $"/administracao/campos/{w.Field.Id}", "/administracao/campos/999999"),
        new("/administracao/prazos", Heads), new("/administracao/prazos/nova", Heads), new("/administracao/prazos/simulador", Heads),
        new("/administracao/prazos/{id:int}", Heads, w => $"/administracao/prazos/{w.Policy.Id}", "/administracao/prazos/999999"),
        new("/administracao/prazos/{id:int}/rascunho", Heads, w => $"/administracao/prazos/{w.Policy.Id}/rascunho", "/administracao/prazos/999999/rascunho"),
        new("/administracao/prazos/calendarios", Heads), new("/administracao/prazos/calendarios/novo", Heads),
        new("/administracao/prazos/calendarios/{id:int}", Heads, w => $"/administracao/prazos/calendarios/{w.Policy.Versions[0].CalendarId}", "/administracao/prazos/calendarios/999999"),
        new("/administracao/prazos/feriados", Heads), new("/administracao/prazos/feriados/novo", Heads),
        new("/administracao/prazos/feriados/{id:int}", Heads, w => $"/administracao/prazos/feriados/{w.Holidays.Id}", "/administracao/prazos/feriados/999999"),
        new("/administracao/prazos/contratos/{id:int}", Heads, w => $"/administracao/prazos/contratos/{w.Own.Contract.Id}", "/administracao/prazos/contratos/999999"),
        new("/atendimento/chamados/{code}/recalcular", Heads, w => $"/atendimento/chamados/{w.Own.Open.Code}/recalcular", "/atendimento/chamados/2030-999999/recalcular"),
        DeskOrder(""), DeskOrder("/agendar"), DeskOrder("/concluir"), DeskOrder("/cancelar"), DeskOrder("/tarefas"), DeskOrder("/pecas"), DeskOrder("/horas"), DeskOrder("/fotos"), DeskOrder("/pdf"), DeskOrder("/ateste.pdf", w => w.Own.AcceptedOrder.Number),
        new("/atendimento/clientes/{cnpj}/consumo", Desk, w => $"/atendimento/clientes/{w.Own.Customer.Cnpj.Value}/consumo", "/atendimento/clientes/11444777000161/consumo"),
        DeskHours("ajuste"), DeskHours("horas"),
        new("/atendimento/clientes/{cnpj}/convidar", Heads, w => $"/atendimento/clientes/{w.Own.Customer.Cnpj.Value}/convidar", "/atendimento/clientes/11444777000161/convidar"),

        new("/atendimento/clientes/{cnpj}/contratos/novo", Heads, w => $"/atendimento/clientes/{w.Own.Customer.Cnpj.Value}/contratos/novo", "/atendimento/clientes/11444777000161/contratos/novo"),
        new("/atendimento/clientes/{cnpj}/contratos/{id:int}", Heads, w => $"/atendimento/clientes/{w.Own.Customer.Cnpj.Value}/contratos/{w.Own.Contract.Id}", "/atendimento/clientes/11444777000161/contratos/999999"),
        new("/atendimento/produtos", Desk),
        new("/atendimento/produtos/{slug}", Desk, w => $"/atendimento/produtos/{w.Own.Product.Slug}", "/atendimento/produtos/nada"),
        new("/atendimento/produtos/{slug}/versoes/nova", Desk, w => $"/atendimento/produtos/{w.Own.Product.Slug}/versoes/nova", "/atendimento/produtos/nada/versoes/nova"),
        new("/atendimento/produtos/{slug}/versoes/{id:int}", Desk, w => $"/atendimento/produtos/{w.Own.Product.Slug}/versoes/{w.Own.Version.Id}", "/atendimento/produtos/nada/versoes/999999"),

        new("/cobranca", Billing), new("/cobranca/titulos/novo", Billing), new("/cobranca/titulos/registrar", Billing), new("/cobranca/novas-datas", Billing),
        new("/cobranca/novas-datas/{id:long}", Billing, w => $"/cobranca/novas-datas/{w.Own.DateRequest.Id}", "/cobranca/novas-datas/999999"),
        new("/cobranca/titulos/{number}/registro", Billing, w => $"/cobranca/titulos/{w.Own.PendingInvoice.Number}/registro", "/cobranca/titulos/2030-999999/registro"),
        new("/cobranca/titulos/{number}/contestacao", Billing, w => $"/cobranca/titulos/{w.Own.Disputed.Number}/contestacao", "/cobranca/titulos/2030-999999/contestacao"),
        BilledTitle(""), BilledTitle("/cancelar"), BilledTitle("/segunda-via"),
    ];

    private static IEnumerable<Door> Open(params string[] routes) => routes.Select(r => new Door(r, Everybody) { IsOpen = true });

    private static Door Draft(string page) =>
        new($"/chamados/novo/{{code}}{page}", Company, w => $"/chamados/novo/{w.Own.Draft.Code}{page}", $"/chamados/novo/2030-999999{page}");

    private static Door Ticket(string page) =>
        new($"/chamados/{{code}}{page}", Tickets | CopiedIn, w => $"/chamados/{w.Own.Open.Code}{page}", $"/chamados/2030-999999{page}");

    private static Door Order(string page, Func<World, string>? number = null) =>
        new($"/ordens-de-servico/{{number}}{page}", Tickets, w => $"/ordens-de-servico/{number?.Invoke(w) ?? w.Own.Order.Number}{page}", $"/ordens-de-servico/2030-999999{page}");

    private static Door Title(string page) =>
        new($"/financeiro/{{number}}{page}", Money, w => $"/financeiro/{w.Own.Invoice.Number}{page}", $"/financeiro/2030-999999{page}");

    private static Door Agreed(string page) =>
        new($"/contratos/{{number}}{page}", OwnCompany, w => $"/contratos/{w.Own.Contract.Slug}{page}", $"/contratos/CT-nada{page}");

    private static Door DeskTicket(string page) =>
        new($"/atendimento/chamados/{{code}}{page}", Desk, w => $"/atendimento/chamados/{w.Own.Open.Code}{page}", $"/atendimento/chamados/2030-999999{page}");

    private static Door DeskArticle(string page) =>
        new($"/atendimento/artigos/{{id:int}}{page}", Desk, w => $"/atendimento/artigos/{w.Own.CompanyArticle.Id}{page}", $"/atendimento/artigos/999999{page}");

    private static Door DeskOrder(string page, Func<World, string>? number = null) =>
        new($"/atendimento/ordens-de-servico/{{number}}{page}", Desk, w => $"/atendimento/ordens-de-servico/{number?.Invoke(w) ?? w.Own.Order.Number}{page}", $"/atendimento/ordens-de-servico/2030-999999{page}");

    private static Door DeskHours(string page) => new(
        $"/atendimento/clientes/{{cnpj}}/consumo/{{contract:int}}/{page}", Heads, w => $"/atendimento/clientes/{w.Own.Customer.Cnpj.Value}/consumo/{w.Own.HoursContract.Id}/{page}",
        $"/atendimento/clientes/11444777000161/consumo/999999/{page}");

    private static Door BilledTitle(string page) =>
        new($"/cobranca/titulos/{{number}}{page}", Billing, w => $"/cobranca/titulos/{w.Own.Invoice.Number}{page}", $"/cobranca/titulos/2030-999999{page}");
}
