using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Configurations;

internal sealed class TicketConfiguration : IEntityTypeConfiguration<Ticket>
{
    /// <summary>Shadow column: the priority as a number, so that the queue can be ordered by it.</summary>
    public const string Urgency = "Urgency";

    /// <summary>Shadow column: the requester's name without case and accents, as it is looked for.</summary>
    public const string PlainRequester = "PlainRequester";

    private const string IsOpen = "status in ('New', 'InProgress', 'WaitingCustomer', 'WaitingThirdParty')";

    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.Property(t => t.Version).IsRowVersion();
        builder.Property(t => t.Code).HasMaxLength(20);
        builder.Property(t => t.RequesterName).HasMaxLength(Person.NameMaxLength);
        builder.Property(t => t.Department).HasMaxLength(Membership.DepartmentMaxLength);
        builder.Property(t => t.Language).HasMaxLength(10).HasDefaultValue(TicketForm.DefaultLanguage); // also for rows an older version writes beside us
        builder.Property(t => t.NotifyEmail).HasMaxLength(Person.EmailMaxLength);
        builder.Property(t => t.Subject).HasMaxLength(Ticket.SubjectMaxLength);
        builder.Property(t => t.RatingComment).HasMaxLength(Ticket.RatingCommentMaxLength);
        builder.Property<short>(Urgency).HasComputedColumnSql(
            "case priority when 'Critical' then 1 when 'High' then 2 when 'Normal' then 3 else 4 end", stored: true);
        builder.Property<NpgsqlTsVector>("Search").HasComputedColumnSql($"{PortalSearch.VectorFunction}(code || ' ' || subject)", stored: true);
        builder.HasIndex("Search").HasMethod("gin");
        builder.HasIndex(t => t.Code).IsUnique();
        builder.HasIndex(t => new { t.CustomerId, t.Status, t.Id });
        builder.HasIndex(t => new { t.CustomerId, t.UpdatedAt, t.Id });
        builder.HasIndex(t => new { t.CustomerId, t.OpenedAt, t.Id });
        builder.HasIndex(t => new { t.CustomerId, t.DueAt, t.Id });
        builder.HasIndex(t => new { t.CustomerId, t.RequesterCpf });
        builder.HasIndex(t => new { t.AssigneeId, t.Status });
        builder.HasIndex(Urgency, nameof(Ticket.DueAt), nameof(Ticket.Id))
            .HasFilter(IsOpen).HasDatabaseName("ix_tickets_queue");
        builder.HasIndex(t => new { t.Status, t.UpdatedAt });
        // Of the desk's views: each counter reads its own rows only, and each order has its pages.
        builder.HasIndex(t => new { t.DueAt, t.Id }).HasFilter(IsOpen).HasDatabaseName("ix_tickets_deadlines");
        builder.HasIndex([Urgency, nameof(Ticket.DueAt), nameof(Ticket.Id)], "ix_tickets_unassigned").HasFilter($"assignee_id is null and {IsOpen}");
        builder.HasIndex([Urgency, nameof(Ticket.DueAt), nameof(Ticket.Id)], "ix_tickets_answered").HasFilter($"awaits_reply and status <> 'New' and {IsOpen}");
        builder.HasIndex(t => new { t.TeamId, t.DueAt }).HasFilter($"team_id is not null and {IsOpen}").HasDatabaseName("ix_tickets_team");
        builder.HasIndex(t => new { t.UpdatedAt, t.Id });
        builder.HasIndex(t => new { t.OpenedAt, t.Id });
        builder.HasIndex(t => t.RequesterCpf).HasFilter("requester_cpf is not null");
        builder.Property<string>(PlainRequester).HasMaxLength(Person.NameMaxLength * 2).HasComputedColumnSql($"{PortalSearch.PlainFunction}(requester_name)", stored: true);
        builder.HasIndex(PlainRequester).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasOne(t => t.Team).WithMany().HasForeignKey(t => t.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.ResolvedAt).HasFilter("resolved_at is not null");
        builder.HasOne(t => t.Customer).WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(t => t.RequesterId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Assignee).WithMany().HasForeignKey(t => t.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Category).WithMany().HasForeignKey(t => t.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Product).WithMany().HasForeignKey(t => t.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Invoice).WithMany().HasForeignKey(t => t.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Topic).WithMany().HasForeignKey(t => t.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(t => t.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Messages).WithOne().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.History).WithOne().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SlaPolicyVersion>().WithMany().HasForeignKey(t => t.SlaVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Schedule).WithMany().HasForeignKey(t => t.ScheduleId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(t => t.Schedule).AutoInclude(); // a deadline rebuilt without it would be another one
        builder.HasMany(t => t.Clocks).WithOne().HasForeignKey(c => c.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(t => t.Impact);
        builder.HasMany(t => t.Answers).WithOne().HasForeignKey(a => a.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Participants).WithOne().HasForeignKey(p => p.TicketId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(t => t.Pauses).WithOne().HasForeignKey(p => p.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketParticipantConfiguration : IEntityTypeConfiguration<TicketParticipant>
{
    public void Configure(EntityTypeBuilder<TicketParticipant> builder)
    {
        builder.HasKey(p => new { p.TicketId, p.PersonId });
        builder.HasIndex(p => new { p.PersonId, p.CustomerId });
        builder.HasOne(p => p.Person).WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.AddedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketReadConfiguration : IEntityTypeConfiguration<TicketRead>
{
    public void Configure(EntityTypeBuilder<TicketRead> builder)
    {
        builder.HasKey(r => new { r.TicketId, r.PersonId });
        builder.HasIndex(r => r.PersonId);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TicketMessageConfiguration : IEntityTypeConfiguration<TicketMessage>
{
    public void Configure(EntityTypeBuilder<TicketMessage> builder)
    {
        builder.Property(m => m.Body).HasMaxLength(Ticket.MessageMaxLength);
        builder.Property(m => m.AuthorName).HasMaxLength(Person.NameMaxLength);
        builder.Property<NpgsqlTsVector>("Search").HasComputedColumnSql($"{PortalSearch.VectorFunction}(body)", stored: true);
        builder.HasIndex("Search").HasMethod("gin");
        builder.HasIndex(m => new { m.TicketId, m.Id });
        builder.HasIndex(m => m.At).HasFilter("side = 'Customer'").HasDatabaseName("ix_ticket_messages_of_customers");
        builder.HasMany(m => m.Files).WithOne().HasForeignKey(f => f.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketEventConfiguration : IEntityTypeConfiguration<TicketEvent>
{
    public void Configure(EntityTypeBuilder<TicketEvent> builder)
    {
        builder.Property(e => e.From).HasMaxLength(150);
        builder.Property(e => e.To).HasMaxLength(150);
        builder.Property(e => e.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(e => e.Note).HasMaxLength(Ticket.MessageMaxLength);
        builder.HasIndex(e => new { e.TicketId, e.Id });
        builder.HasIndex(e => e.At, "ix_ticket_events_reopened").HasFilter("kind = 'StatusChanged' and \"from\" = 'Resolved' and \"to\" = 'InProgress'");
        builder.HasIndex(e => e.At, "ix_ticket_events_moved").HasFilter("kind = 'StatusChanged' and side <> 'System'");
    }
}

internal sealed class SlaClockConfiguration : IEntityTypeConfiguration<SlaClock>
{
    public void Configure(EntityTypeBuilder<SlaClock> builder)
    {
        builder.ToTable("sla_clocks");
        builder.HasIndex(c => new { c.TicketId, c.Metric });
        builder.HasIndex(c => c.NextWarningAt).HasFilter("next_warning_at is not null");
        builder.HasIndex(c => c.MetAt).HasFilter("met_at is not null and metric <> 'NextResponse'");
    }
}

internal sealed class SlaPauseConfiguration : IEntityTypeConfiguration<SlaPause>
{
    public void Configure(EntityTypeBuilder<SlaPause> builder)
    {
        builder.ToTable("sla_pauses");
        builder.Property(p => p.Reason).HasMaxLength(Ticket.MessageMaxLength);
        builder.HasIndex(p => p.TicketId);
    }
}

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(80);
        builder.Property(c => c.Description).HasMaxLength(300);
        builder.Property(c => c.OutOfScopeAnswer).HasMaxLength(2000);
        builder.HasIndex(c => c.Name).IsUnique();
    }
}

internal sealed class CategoryFieldConfiguration : IEntityTypeConfiguration<CategoryField>
{
    public void Configure(EntityTypeBuilder<CategoryField> builder)
    {
        builder.Property(f => f.Label).HasMaxLength(CategoryField.LabelMaxLength);
        builder.Property(f => f.Hint).HasMaxLength(CategoryField.HintMaxLength);
        builder.PrimitiveCollection(f => f.Options);
        builder.HasIndex(f => new { f.CategoryId, f.Position });
        builder.HasOne(f => f.Category).WithMany().HasForeignKey(f => f.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketAnswerConfiguration : IEntityTypeConfiguration<TicketAnswer>
{
    public void Configure(EntityTypeBuilder<TicketAnswer> builder)
    {
        builder.Property(a => a.Label).HasMaxLength(CategoryField.LabelMaxLength);
        builder.Property(a => a.Value).HasMaxLength(CategoryField.LongTextMaxLength);
        builder.HasIndex(a => new { a.TicketId, a.Position });
        builder.HasOne<CategoryField>().WithMany().HasForeignKey(a => a.FieldId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SuggestedArticleConfiguration : IEntityTypeConfiguration<SuggestedArticle>
{
    public void Configure(EntityTypeBuilder<SuggestedArticle> builder)
    {
        builder.HasKey(s => new { s.DraftId, s.ArticleId });
        builder.HasIndex(s => new { s.ArticleId, s.ShownAt });
        builder.HasIndex(s => s.ShownAt);
        builder.HasOne<TicketDraft>().WithMany().HasForeignKey(s => s.DraftId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Domain.HelpCenter.HelpArticle>().WithMany().HasForeignKey(s => s.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PublicRequestConfiguration : IEntityTypeConfiguration<PublicRequest>
{
    public void Configure(EntityTypeBuilder<PublicRequest> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(Person.NameMaxLength);
        builder.Property(r => r.Email).HasMaxLength(Person.EmailMaxLength);
        builder.Property(r => r.Product).HasMaxLength(PublicRequest.ProductMaxLength);
        builder.Property(r => r.Subject).HasMaxLength(Ticket.SubjectMaxLength);
        builder.Property(r => r.Message).HasMaxLength(Ticket.MessageMaxLength);
        builder.Property(r => r.Language).HasMaxLength(10);
        builder.Property(r => r.Code).HasMaxLength(20);
        builder.Property(r => r.DismissReason).HasMaxLength(PublicRequest.ReasonMaxLength);
        builder.HasIndex(r => r.Code).IsUnique();
        builder.HasIndex(r => r.ConfirmedAt).HasFilter("ticket_id is null and dismissed_at is null and confirmed_at is not null").HasDatabaseName("ix_public_requests_waiting");
        builder.HasOne(r => r.Ticket).WithMany().HasForeignKey(r => r.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.DismissedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketDraftConfiguration : IEntityTypeConfiguration<TicketDraft>
{
    public void Configure(EntityTypeBuilder<TicketDraft> builder)
    {
        builder.Property(d => d.Code).HasMaxLength(20);
        builder.Property(d => d.Fields).HasColumnType("jsonb");
        builder.HasIndex(d => d.Code).IsUnique();
        builder.HasIndex(d => new { d.PersonId, d.CustomerId });
        builder.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(StoredFile.NameMaxLength);
        builder.Property(f => f.ContentType).HasMaxLength(120);
        builder.HasIndex(f => f.DraftId);
        builder.HasIndex(f => f.MessageId);
        builder.HasIndex(f => f.ServiceOrderId);
        builder.HasIndex(f => new { f.CustomerId, f.UploadedAt });
        builder.HasOne<Customer>().WithMany().HasForeignKey(f => f.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TicketDraft>().WithMany().HasForeignKey(f => f.DraftId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class FileChunkConfiguration : IEntityTypeConfiguration<FileChunk>
{
    public void Configure(EntityTypeBuilder<FileChunk> builder)
    {
        builder.ToTable("file_chunks");
        builder.HasKey(c => new { c.FileId, c.Position });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
