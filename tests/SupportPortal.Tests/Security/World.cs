using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Data;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

/// <summary>Whoever may stand at a door. All customers but <see cref="Foreign"/> are of the company that owns the records.</summary>
[Flags]
public enum Actors
{
    Nobody = 0,
    Anonymous = 1,
    /// <summary>Was signed in when the account was disabled.</summary>
    Disabled = 2,
    /// <summary>The company's own account, which opened the tickets and began the draft.</summary>
    Company = 4,
    /// <summary>Sees what she opens herself, which is nothing so far.</summary>
    OwnTicketsOnly = 8,
    NoFinance = 16,
    FinanceOnly = 32,
    /// <summary>The account of another company, with one of everything too.</summary>
    Foreign = 64,
    Analyst = 128,
    Finance = 256,
    Supervisor = 512,
    Administrator = 1024,
    /// <summary>Sees her own tickets only, and was copied in to the open one.</summary>
    CopiedIn = 2048,

    Strangers = Anonymous | Disabled,
    OwnCompany = Company | OwnTicketsOnly | NoFinance | FinanceOnly | CopiedIn,
    Customers = OwnCompany | Foreign,
    Desk = Analyst | Supervisor | Administrator,
    Billing = Finance | Supervisor | Administrator,
    Staff = Desk | Billing,
    SignedIn = Customers | Staff,
    Everybody = Strangers | SignedIn,
}

/// <summary>Two companies with one of everything, and everybody who may or may not see it.</summary>
internal sealed class World
{
    private readonly Portal _portal;
    private readonly Dictionary<Actors, Person> _people = [];

    private World(Portal portal) => _portal = portal;

    public static IEnumerable<Actors> Each => Enum.GetValues<Actors>().Where(a => int.IsPow2((int)a));

    public Belongings Own { get; private set; } = null!;
    public Belongings Other { get; private set; } = null!;
    public HelpArticle PublicArticle { get; private set; } = null!;
    public HelpFile PublicArticleFile { get; private set; } = null!;
    public Category OutOfScope { get; private set; } = null!;
    public CategoryField Field { get; private set; } = null!;
    /// <summary>With a draft only.</summary>
    public SlaPolicy Policy { get; private set; } = null!;
    public HolidaySet Holidays { get; private set; } = null!;
    public Rule Rule { get; private set; } = null!;
    /// <summary>Of a company that is no customer, confirmed and waiting.</summary>
    public PublicRequest PublicRequest { get; private set; } = null!;

    /// <summary>Nobody of those here is in it.</summary>
    public Team Team { get; private set; } = null!;
    public SavedView PersonalView { get; private set; } = null!;
    public SavedView EveryonesView { get; private set; } = null!;
    public CannedReply PersonalReply { get; private set; } = null!;
    public Macro PersonalMacro { get; private set; } = null!;
    public CannedReply TeamReply { get; private set; } = null!;
    /// <summary>The analyst's.</summary>
    public BulkRun Run { get; private set; } = null!;

    public static async Task<World> Create(Portal portal)
    {
        var given = new Given(portal);
        var world = new World(portal);
        var (own, other) = (await given.Company(), await given.Company());
        world._people[Actors.Company] = await given.CompanyAccount(own);
        world._people[Actors.OwnTicketsOnly] = await given.Contact(own, Permission.OwnTickets, "Olga Reis");
        world._people[Actors.NoFinance] = await given.Contact(own, Permission.All & ~Permission.Finance, "Nuno Paz");
        world._people[Actors.FinanceOnly] = await given.Contact(own, Permission.Finance, "Fábia Luz");
        world._people[Actors.CopiedIn] = await given.Contact(own, Permission.OwnTickets, "Clara Incluída");
        world._people[Actors.Disabled] = await given.Contact(own, name: "Davi Sá");
        world._people[Actors.Foreign] = await given.CompanyAccount(other);
        foreach (var (actor, role) in new[] { (Actors.Analyst, StaffRole.Analyst), (Actors.Finance, StaffRole.Finance), (Actors.Supervisor, StaffRole.Supervisor), (Actors.Administrator, StaffRole.Administrator) })
        {
            world._people[actor] = await given.Staff(role, $"Equipe {role}");
        }
        var article = new HelpArticle("como-abrir-um-chamado", "Como abrir um chamado", "O caminho.", "Clique em Novo chamado.", new HelpTopic("primeiros-passos", "Primeiros passos", "Por onde começar", 9), null, Visibility.Public, portal.Clock.Now);
        article.Publish(portal.Clock.Now);
        world.PublicArticle = await given.Save(article);
        world.PublicArticleFile = await given.FileOf(article);
        world.OutOfScope = await given.Save(new Category("Recursos humanos", "Folha e férias.", Priority.Low, 4, "Fale com o RH."));
        world.Policy = await given.Save(new SlaPolicy("Prazos de teste", new WorkCalendar("Horas de teste", WeekHours.Standard)));
        world.Holidays = await given.Save(new HolidaySet("Cidade (SP)", HolidayScope.Municipal, "25/01 Aniversário da cidade"));
        world.Field = await given.Field("Versão");
        var request = new PublicRequest(Cnpj.Parse("11444777000161"), "Rui Melo", "rui@fora.example", "", "Pedido alheio", "Texto alheio.", "pt-BR", portal.Clock.Now);
        request.Confirm("2030-800000", portal.Clock.Now);
        world.PublicRequest = await given.Save(request);
        world.Rule = new Rule(1);
        world.Rule.Write("Triagem", new(RuleEvent.Opened), new(Note: "Conferir."), portal.Clock.Now);
        await given.Save(world.Rule);
        world.Own = await Belongings.Create(portal, own, world[Actors.Company], "proprio");
        await given.Change(await given.Stored(world.Own.Open), t => t.CopyIn(world[Actors.CopiedIn].Id, "Clara Incluída", Given.By(world[Actors.Company]), portal.Clock.Now));
        world.Other = await Belongings.Create(portal, other, world[Actors.Foreign], "alheio");
        var analyst = world[Actors.Analyst];
        world.Team = await given.Save(new Team("Suporte N2"));
        world.PersonalView = await given.Save(new SavedView("Críticos", "prioridade=critica", analyst.Id, Sharing.Personal, 1));
        world.EveryonesView = await given.Save(new SavedView("Sem equipe", "equipe=nenhuma", world[Actors.Supervisor].Id, new Sharing(Scope.Everyone, null), 1));
        world.PersonalReply = await given.Save(new CannedReply("Bom dia", "{{saudacao}}, {{primeiro_nome}}.", analyst.Id, Sharing.Personal, portal.Clock.Now));
        world.PersonalMacro = await given.Save(new Macro("Assumir", new BulkAct { ToMe = true }, analyst.Id, Sharing.Personal, portal.Clock.Now));
        world.TeamReply = await given.Save(new CannedReply("Plantão", "Ligue 0800.", world[Actors.Supervisor].Id, new Sharing(Scope.Team, world.Team.Id), portal.Clock.Now));
        world.Run = await given.Save(new BulkRun(Guid.CreateVersion7(portal.Clock.Now), new BulkAct { Priority = Priority.High }, [(world.Own.Open, world.Own.Open.Version)], Given.By(analyst), portal.Clock.Now));
        await using var db = portal.OpenDb();
        await db.MarkAllReadAsync(portal.Clock.Now.AddDays(1), CancellationToken.None);
        return world;
    }

    /// <summary>The hash of the finished order's PDF, which comes back with the answer.</summary>
    public string Paper { get; private set; } = "";

    /// <summary>As the company's own account does before it answers.</summary>
    public async Task ReadPaper()
    {
        using var pdf = await (await Browser(Actors.Company)).Get($"/ordens-de-servico/{Own.Order.Number}/pdf");
        Paper = Convert.ToHexStringLower(SHA256.HashData(await pdf.Content.ReadAsByteArrayAsync()));
    }

    public Person this[Actors actor] => _people[actor];

    /// <summary>Signed in already, so that what a test then finds changed was not changed by that.</summary>
    public async Task<Client> Browser(Actors actor)
    {
        if (actor is Actors.Anonymous) { return _portal.Anonymous(); }
        var browser = _portal.SignedInAs(this[actor]);
        await browser.SignIn();
        if (actor is Actors.Disabled) { await new Given(_portal).Change(this[actor], p => p.Disable()); }
        return browser;
    }

    /// <summary>One of everything a company can own.</summary>
    internal sealed record Belongings(Customer Customer)
    {
        public Ticket Open { get; private set; } = null!;
        public Ticket Resolved { get; private set; } = null!;
        public Ticket Closed { get; private set; } = null!;
        public StoredFile File { get; private set; } = null!;
        public StoredFile InternalFile { get; private set; } = null!;
        public TicketDraft Draft { get; private set; } = null!;
        public StoredFile DraftFile { get; private set; } = null!;
        public Passkey Passkey { get; private set; } = null!;
        public ServiceOrder Order { get; private set; } = null!;
        public ServiceOrder AcceptedOrder { get; private set; } = null!;
        /// <summary>The finished order has drawn on its hours.</summary>
        public Contract HoursContract { get; private set; } = null!;
        public Invoice Invoice { get; private set; } = null!;
        /// <summary>Its boleto is no longer taken by banks.</summary>
        public Invoice OldInvoice { get; private set; } = null!;
        public Invoice PendingInvoice { get; private set; } = null!;
        /// <summary>Of a year that is over.</summary>
        public Invoice PaidInvoice { get; private set; } = null!;
        public Invoice Disputed { get; private set; } = null!;
        public NewDateRequest DateRequest { get; private set; } = null!;
        public Product Product { get; private set; } = null!;
        public Contract Contract { get; private set; } = null!;
        /// <summary>Published, with its download.</summary>
        public ProductVersion Version { get; private set; } = null!;
        public ProductFile Download { get; private set; } = null!;
        public Incident Incident { get; private set; } = null!;
        /// <summary>Somebody of the company, but none of the actors.</summary>
        public Membership Member { get; private set; } = null!;
        public Invitation Invitation { get; private set; } = null!;
        /// <summary>Reads all that a key can read.</summary>
        public (ApiKey Row, string Key) ApiKey { get; private set; }
        public HelpArticle CompanyArticle { get; private set; } = null!;
        public HelpFile CompanyArticleFile { get; private set; } = null!;
        public HelpArticle ProductArticle { get; private set; } = null!;

        /// <param name="mark">A word in every text, so that it can be looked for elsewhere.</param>
        public static async Task<Belongings> Create(Portal portal, Customer customer, Person requester, string mark)
        {
            var (given, now) = (new Given(portal), portal.Clock.Now);
            var mine = new Belongings(customer);
            var bruno = await given.Staff(name: "Bruno Teixeira");
            mine.Open = await given.OpenedTicket(requester, subject: $"Assunto {mark}", then: t => t.Assign(bruno, Given.By(bruno), now), answers: new FieldAnswer(null, "Versão", FieldKind.Text, $"versão {mark}"));
            mine.File = await given.Attached(mine.Open, $"nota-{mark}.pdf");
            mine.Resolved = await given.ResolvedTicket(requester);
            mine.Closed = await given.OpenedTicket(requester, then: t =>
            {
                t.Resolve(StandardCalendar.Instance, Given.By(bruno), now);
                t.Confirm(StandardCalendar.Instance, Given.By(requester), now);
            });
            var noted = await given.OpenedTicket(requester, subject: $"Com nota {mark}", then: t => t.AddNote($"Nota interna {mark}.", Given.By(bruno), now.AddMinutes(1)));
            mine.InternalFile = await given.Attached(noted, $"interno-{mark}.pdf");
            mine.Draft = await given.Save(new TicketDraft($"2030-{900_000 + customer.Id:D6}", customer.Id, requester.Id, now));
            var staged = new StoredFile(Guid.CreateVersion7(), customer.Id, requester.Id, $"rascunho-{mark}.pdf", "application/pdf", Given.Pdf.Length, [1], ScanState.Clean, now);
            staged.StageOn(mine.Draft.Id);
            mine.DraftFile = await given.Save(staged);
            mine.Passkey = await given.Save(new Passkey(requester.Id, "Celular", Guid.NewGuid().ToByteArray(), [1], now));
            mine.Order = await given.FinishedOrder(requester);
            mine.HoursContract = await given.ContractWithHours(customer);
            await given.Save(HourMovement.Drawn(mine.HoursContract, mine.Order, Given.By(bruno), now));
            mine.AcceptedOrder = await given.AcceptedOrder(requester);
            mine.Invoice = await given.Invoice(customer, description: $"Licença {mark}");
            mine.PendingInvoice = await given.Invoice(customer, due: 12, description: $"Nova {mark}", registered: false);
            mine.OldInvoice = await given.Invoice(customer, due: -90, description: $"Antiga {mark}");
            mine.PaidInvoice = await given.PaidInvoice(customer, due: -300);
            mine.Disputed = await given.Invoice(customer, due: 5, description: $"Contestada {mark}");
            await given.Change(mine.Disputed, i => i.Dispute("Valor incorreto", Given.By(requester), now));
            var asked = await given.Invoice(customer, due: -91, description: $"Pedida {mark}");
            await given.Change(asked, i => i.AskForNewDate($"Pago dia 20, {mark}.", customer.Email, Given.By(requester), now));
            mine.DateRequest = asked.DateRequests[0];
            mine.Product = await given.ContractedProduct(customer, $"Produto {mark}");
            await using (var db = portal.OpenDb())
            {
                mine.Contract = await db.Contracts.SingleAsync(c => c.CustomerId == customer.Id && c.HoursFrom == null);
                var product = await db.Products.AsTracking().SingleAsync(p => p.Id == mine.Product.Id);
                mine.Incident = new Incident($"Incidente {mark}", product, $"Novidade {mark}.", Given.By(bruno), now);
                var known = new Incident($"Outro incidente {mark}", product, $"Novidade {mark}.", Given.By(bruno), now); // one the company is tied to already
                db.Incidents.AddRange(mine.Incident, known);
                await db.SaveChangesAsync();
                // What only the desk may read, in every field there is for it.
                var (open, resolved) = (await db.Tickets.AsTracking().SingleAsync(t => t.Id == mine.Open.Id), await db.Tickets.AsTracking().SingleAsync(t => t.Id == mine.Resolved.Id));
                // A reply that can still be taken back, for longer than any test lasts.
                db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
                var held = await db.ReplyDraftAsync(open.Id, open.CustomerId, bruno.Id, isInternal: false, now);
                held.Save($"Resposta interna {mark}.", Then.Keep, null, now);
                held.Hold(open, now.AddDays(1));
                db.TimeEntries.Add(new TimeEntry(open, 30, PortalTime.DayOf(now), $"Tempo interna {mark}", true, Given.By(bruno), now));
                db.TicketFollowers.Add(new TicketFollower(open, bruno.Id, 0, now));
                db.TicketLinks.Add(open.Link(resolved, LinkKind.Related, Given.By(bruno), now));
                db.IncidentTickets.Add(known.Join(open, Given.By(bruno), now));
                await db.SaveChangesAsync();
            }
            await given.Change(mine.Contract, c => c.Introduce([new ContractContact(isOurs: true, $"Contato {mark}", "Gerente de contas", "contas@portal.example", "")]));
            (mine.Version, mine.Download) = await given.ProductVersion(mine.Product, notes: $"Novidades {mark}.", file: $"instalador-{mark}.zip");
            var colleague = await given.Contact(customer, Permission.OwnTickets, $"Pessoa {mark}", $"Setor {mark}");
            await using (var db = portal.OpenDb()) { mine.Member = await db.Memberships.SingleAsync(m => m.PersonId == colleague.Id); }
            mine.Invitation = await given.Save(new Invitation(customer.Id, $"convite-{mark}@{mark}.example", null, null, Permission.OwnTickets, null, "pt-BR", Given.By(requester), now));
            await given.Save(new AddressChange(customer.Id, AddressKind.Accounting, $"boletos-{mark}@{mark}.example", Given.By(requester), now));
            mine.ApiKey = await given.ApiKey(customer, name: $"Chave {mark}", by: requester);
            mine.CompanyArticle = await Article($"artigo-{mark}", Visibility.Company);
            mine.CompanyArticleFile = await given.FileOf(mine.CompanyArticle, $"tela-{mark}.png");
            mine.ProductArticle = await Article($"manual-{mark}", Visibility.Product);
            await given.Save(new SuggestedArticle(mine.Draft, mine.ProductArticle.Id, now));
            return mine;

            async Task<HelpArticle> Article(string slug, Visibility visibility)
            {
                await using var db = portal.OpenDb();
                var product = await db.Products.AsTracking().SingleAsync(p => p.Id == mine.Product.Id);
                var article = new HelpArticle(slug, $"Guia {slug}", "Resumo.", $"Texto {mark}.", null, product, visibility, now, customer.Id);
                article.Publish(now);
                db.HelpArticles.Add(article);
                await db.SaveChangesAsync();
                return article;
            }
        }
    }
}
