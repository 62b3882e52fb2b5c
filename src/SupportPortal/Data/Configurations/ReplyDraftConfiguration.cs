using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Configurations;

internal sealed class ReplyDraftConfiguration : IEntityTypeConfiguration<ReplyDraft>
{
    public void Configure(EntityTypeBuilder<ReplyDraft> builder)
    {
        builder.Property(d => d.Version).IsRowVersion();
        builder.Property(d => d.Body).HasMaxLength(Ticket.MessageMaxLength * 2); // a reply taken back, and what had been begun after it
        builder.Property(d => d.Reason).HasMaxLength(ReplyDraft.ReasonMaxLength);
        builder.Property(d => d.Acts).HasColumnType("jsonb").HasConversion<BulkActConverter>();
        builder.HasIndex(d => new { d.TicketId, d.PersonId, d.IsInternal }).IsUnique().HasFilter("send_at is null").HasDatabaseName("ix_reply_drafts_open");
        builder.HasIndex(d => d.SendAt).HasFilter("send_at is not null");
        builder.HasIndex(d => d.TicketId);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(d => d.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(d => d.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(d => d.Person).WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(d => d.Files).WithOne().HasForeignKey(f => f.ReplyDraftId).OnDelete(DeleteBehavior.SetNull);
    }
}
