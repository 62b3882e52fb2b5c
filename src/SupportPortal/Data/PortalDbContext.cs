using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Mail;

namespace SupportPortal.Data;

/// <summary>The database as one person sees it. The tenant filter is the second lock on customers' data; row security is the third.</summary>
public class PortalDbContext(DbContextOptions<PortalDbContext> options, Tenant tenant) : IdentityUserContext<Person, int>(options)
{
    public const string TenantFilter = "Tenant";

    private readonly Tenant _tenant = tenant;

    public DbSet<Person> People => Users;
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<AddressChange> AddressChanges => Set<AddressChange>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<SlaPolicy> SlaPolicies => Set<SlaPolicy>();
    public DbSet<SlaPolicyVersion> SlaPolicyVersions => Set<SlaPolicyVersion>();
    public DbSet<SlaTarget> SlaTargets => Set<SlaTarget>();
    public DbSet<SlaRevision> SlaRevisions => Set<SlaRevision>();
    public DbSet<WorkCalendar> WorkCalendars => Set<WorkCalendar>();
    public DbSet<HolidaySet> HolidaySets => Set<HolidaySet>();
    public DbSet<WorkSchedule> WorkSchedules => Set<WorkSchedule>();
    public DbSet<SlaClock> SlaClocks => Set<SlaClock>();
    public DbSet<SlaWarning> SlaWarnings => Set<SlaWarning>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketMessage> TicketMessages => Set<TicketMessage>();
    public DbSet<TicketEvent> TicketEvents => Set<TicketEvent>();
    public DbSet<TicketParticipant> TicketParticipants => Set<TicketParticipant>();
    public DbSet<TicketRead> TicketReads => Set<TicketRead>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Macro> Macros => Set<Macro>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<CannedReply> CannedReplies => Set<CannedReply>();
    public DbSet<BulkRun> BulkRuns => Set<BulkRun>();
    public DbSet<CategoryField> CategoryFields => Set<CategoryField>();
    public DbSet<TicketAnswer> TicketAnswers => Set<TicketAnswer>();
    public DbSet<SuggestedArticle> SuggestedArticles => Set<SuggestedArticle>();
    public DbSet<PublicRequest> PublicRequests => Set<PublicRequest>();
    public DbSet<Rule> Rules => Set<Rule>();
    public DbSet<RuleRun> RuleRuns => Set<RuleRun>();
    public DbSet<TicketDraft> TicketDrafts => Set<TicketDraft>();
    public DbSet<ReplyDraft> ReplyDrafts => Set<ReplyDraft>();
    public DbSet<TicketMerge> TicketMerges => Set<TicketMerge>();
    public DbSet<TicketLink> TicketLinks => Set<TicketLink>();
    public DbSet<TicketFollower> TicketFollowers => Set<TicketFollower>();
    public DbSet<TimeEntry> TimeEntries => Set<TimeEntry>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<IncidentUpdate> IncidentUpdates => Set<IncidentUpdate>();
    public DbSet<IncidentTicket> IncidentTickets => Set<IncidentTicket>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<FileChunk> FileChunks => Set<FileChunk>();
    public DbSet<ServiceOrder> ServiceOrders => Set<ServiceOrder>();
    public DbSet<ServiceOrderDocument> ServiceOrderDocuments => Set<ServiceOrderDocument>();
    public DbSet<HourMovement> HourMovements => Set<HourMovement>();
    public DbSet<HourWarning> HourWarnings => Set<HourWarning>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<ProductVersion> ProductVersions => Set<ProductVersion>();
    public DbSet<ProductFile> ProductFiles => Set<ProductFile>();
    public DbSet<ProductFileChunk> ProductFileChunks => Set<ProductFileChunk>();
    public DbSet<Contract> Contracts => Set<Contract>();
    public DbSet<ContractWarning> ContractWarnings => Set<ContractWarning>();
    public DbSet<ContractedProduct> ContractedProducts => Set<ContractedProduct>();
    public DbSet<HelpTopic> HelpTopics => Set<HelpTopic>();
    public DbSet<HelpArticle> HelpArticles => Set<HelpArticle>();
    public DbSet<HelpArticleVersion> HelpArticleVersions => Set<HelpArticleVersion>();
    public DbSet<HelpOldSlug> HelpOldSlugs => Set<HelpOldSlug>();
    public DbSet<HelpWord> HelpWords => Set<HelpWord>();
    public DbSet<HelpFile> HelpFiles => Set<HelpFile>();
    public DbSet<HelpVote> HelpVotes => Set<HelpVote>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<RegisteredBoleto> Boletos => Set<RegisteredBoleto>();
    public DbSet<InvoiceEvent> InvoiceEvents => Set<InvoiceEvent>();
    public DbSet<InvoiceReminder> InvoiceReminders => Set<InvoiceReminder>();
    public DbSet<BoletoCopy> BoletoCopies => Set<BoletoCopy>();
    public DbSet<NewDateRequest> NewDateRequests => Set<NewDateRequest>();
    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();
    public DbSet<ThrottleHit> ThrottleHits => Set<ThrottleHit>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();
    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();
    public DbSet<Passkey> Passkeys => Set<Passkey>();
    public DbSet<SingleUseToken> SingleUseTokens => Set<SingleUseToken>();
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();
    public DbSet<FirstAccessAttempt> FirstAccessAttempts => Set<FirstAccessAttempt>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        SlaRevision.NoteIn(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
        configurationBuilder.Properties<decimal>().HavePrecision(14, 2);
        configurationBuilder.Properties<Cnpj>().HaveConversion<CnpjConverter>().HaveMaxLength(14);
        configurationBuilder.Properties<Cpf>().HaveConversion<CpfConverter>().HaveMaxLength(11);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.FindProperty("CustomerId") is { } p && p.ClrType == typeof(int)))
        {
            builder.Entity(entity.ClrType).HasQueryFilter(TenantFilter, TenantCondition(entity.ClrType));
        }
        builder.HasDbFunction(() => PortalSearch.Query("")).HasName(PortalSearch.QueryFunction);
        builder.HasDbFunction(() => PortalSearch.Plain("")).HasName(PortalSearch.PlainFunction);
        SnakeCase.Apply(builder.Model);
    }

    // x => _tenant.CustomerId == null || x.CustomerId == _tenant.CustomerId
    private LambdaExpression TenantCondition(Type entity)
    {
        var x = Expression.Parameter(entity, "x");
        var mine = Expression.Property(
            Expression.Field(Expression.Constant(this), nameof(_tenant)), nameof(Tenant.CustomerId));
        var owner = Expression.Convert(Expression.Property(x, "CustomerId"), typeof(int?));
        var everyone = Expression.Equal(mine, Expression.Constant(null, typeof(int?)));
        return Expression.Lambda(
            Expression.OrElse(everyone, Expression.Equal(owner, mine)), x);
    }
}

/// <summary>Whose rows a context may show: one customer's, nobody's (0), or, for staff and jobs, everybody's (null).</summary>
public sealed record Tenant(int? CustomerId)
{
    public static readonly Tenant Everyone = new((int?)null);
    public static readonly Tenant Nobody = new(0);
}
