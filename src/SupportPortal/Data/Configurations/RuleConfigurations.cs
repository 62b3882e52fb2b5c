using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Automation;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Configurations;

internal sealed class RuleConfiguration : IEntityTypeConfiguration<Rule>
{
    public void Configure(EntityTypeBuilder<Rule> builder)
    {
        builder.ToTable("rules");
        builder.Property(r => r.Version).IsRowVersion();
        builder.Property(r => r.Name).HasMaxLength(Rule.NameMaxLength);
        builder.Property(r => r.Subject).HasMaxLength(Rule.SubjectMaxLength);
        builder.Property(r => r.Note).HasMaxLength(Rule.NoteMaxLength);
        builder.HasIndex(r => r.Name).IsUnique();
        builder.HasIndex(r => new { r.Position, r.Id });
        builder.HasOne(r => r.Category).WithMany().HasForeignKey(r => r.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Product).WithMany().HasForeignKey(r => r.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.NewTeam).WithMany().HasForeignKey(r => r.NewTeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.NewAssignee).WithMany().HasForeignKey(r => r.NewAssigneeId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RuleRunConfiguration : IEntityTypeConfiguration<RuleRun>
{
    public void Configure(EntityTypeBuilder<RuleRun> builder)
    {
        builder.ToTable("rule_runs");
        builder.HasKey(r => new { r.RuleId, r.TicketId, r.Occasion });
        builder.HasIndex(r => r.TicketId);
        builder.HasOne<Rule>().WithMany().HasForeignKey(r => r.RuleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(r => r.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
