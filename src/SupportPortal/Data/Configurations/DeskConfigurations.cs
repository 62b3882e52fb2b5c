using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Configurations;

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.Property(t => t.Version).IsRowVersion();
        builder.Property(t => t.Name).HasMaxLength(Team.NameMaxLength).UseCollation("pt-BR-x-icu");
        builder.HasIndex(t => t.Name).IsUnique();
        builder.HasMany(t => t.Members).WithOne().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamMemberConfiguration : IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<TeamMember> builder)
    {
        builder.ToTable("team_members");
        builder.HasKey(m => new { m.TeamId, m.PersonId });
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("absences");
        builder.HasIndex(a => new { a.PersonId, a.LastDay });
        builder.HasIndex(a => new { a.LastDay, a.Id });
        builder.HasOne(a => a.Person).WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.ById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("saved_views");
        builder.Property(v => v.Version).IsRowVersion();
        builder.Property(v => v.Name).HasMaxLength(SavedView.NameMaxLength);
        builder.Property(v => v.Address).HasMaxLength(SavedView.AddressMaxLength);
        builder.Ignore(v => v.Sharing);
        builder.HasIndex(v => new { v.OwnerId, v.Scope });
        builder.HasIndex(v => v.TeamId).HasFilter("team_id is not null");
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(v => v.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CannedReplyConfiguration : IEntityTypeConfiguration<CannedReply>
{
    public void Configure(EntityTypeBuilder<CannedReply> builder)
    {
        builder.ToTable("canned_replies");
        builder.Property(r => r.Version).IsRowVersion();
        builder.Property(r => r.Title).HasMaxLength(CannedReply.TitleMaxLength).UseCollation("pt-BR-x-icu");
        builder.Property(r => r.Body).HasMaxLength(CannedReply.BodyMaxLength);
        builder.Ignore(r => r.Sharing);
        builder.HasIndex(r => new { r.OwnerId, r.Scope });
        builder.HasIndex(r => r.TeamId).HasFilter("team_id is not null");
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(r => r.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MacroConfiguration : IEntityTypeConfiguration<Macro>
{
    public void Configure(EntityTypeBuilder<Macro> builder)
    {
        builder.ToTable("macros");
        builder.Property(m => m.Version).IsRowVersion();
        builder.Property(m => m.Name).HasMaxLength(Macro.NameMaxLength).UseCollation("pt-BR-x-icu");
        builder.Property(m => m.Acts).HasColumnType("jsonb").HasConversion<BulkActConverter>();
        builder.Ignore(m => m.Sharing);
        builder.HasIndex(m => new { m.OwnerId, m.Scope });
        builder.HasIndex(m => m.TeamId).HasFilter("team_id is not null");
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BulkActConverter() : ValueConverter<BulkAct, string>(act => JsonSerializer.Serialize(act, Json), text => JsonSerializer.Deserialize<BulkAct>(text, Json)!)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true, Converters = { new JsonStringEnumConverter() } };
}

internal sealed class BulkRunConfiguration : IEntityTypeConfiguration<BulkRun>
{
    public void Configure(EntityTypeBuilder<BulkRun> builder)
    {
        builder.ToTable("bulk_runs");
        builder.Property(r => r.Id).ValueGeneratedNever(); // the form's
        builder.Property(r => r.Act).HasColumnType("jsonb").HasConversion<BulkActConverter>();
        builder.HasIndex(r => new { r.ById, r.At });
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BulkLineConfiguration : IEntityTypeConfiguration<BulkLine>
{
    public void Configure(EntityTypeBuilder<BulkLine> builder)
    {
        builder.ToTable("bulk_lines");
        builder.HasKey(l => new { l.RunId, l.Position });
        builder.Property(l => l.Version).IsRowVersion();
        builder.Property(l => l.Code).HasMaxLength(20);
        builder.Property(l => l.Refusal).HasMaxLength(BulkLine.ReasonMaxLength);
        builder.HasIndex(l => l.TicketId);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(l => l.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
