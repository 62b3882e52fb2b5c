using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Mail;

namespace SupportPortal.Data.Configurations;

internal sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox_messages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Kind).HasMaxLength(OutboxMessage.KindMaxLength);
        builder.Property(m => m.Reference).HasMaxLength(OutboxMessage.ReferenceMaxLength);
        builder.Property(m => m.RecipientAddress).HasMaxLength(MailRecipient.AddressMaxLength);
        builder.Property(m => m.RecipientName).HasMaxLength(MailRecipient.NameMaxLength);
        builder.Property(m => m.Subject).HasMaxLength(OutboxMessage.SubjectMaxLength);
        builder.Property(m => m.Language).HasMaxLength(10);
        builder.Property(m => m.MessageId).HasMaxLength(OutboxMessage.MessageIdMaxLength);
        builder.Property(m => m.InReplyTo).HasMaxLength(OutboxMessage.MessageIdMaxLength);
        builder.Property(m => m.References).HasMaxLength(OutboxMessage.MessageIdMaxLength);
        builder.Property(m => m.LastError).HasMaxLength(OutboxMessage.ErrorMaxLength);
        // A sender whose lease ran out must not write over the one that took the mail from it.
        builder.Property(m => m.LeasedUntil).IsConcurrencyToken();
        builder.HasIndex(m => m.NextAttemptAt).HasFilter("state = 'Pending'");
        builder.HasIndex(m => m.LeasedUntil).HasFilter("state = 'Sending'");
        builder.HasIndex(m => new { m.State, m.CreatedAt });
        builder.HasIndex(m => m.Reference);
        builder.HasIndex(m => m.InReplyTo).HasFilter("state = 'Pending'");
        builder.HasOne<OutboxMessage>().WithMany().HasForeignKey(m => m.JoinedIntoId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Customer>().WithMany().HasForeignKey(m => m.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OutboxAttachmentConfiguration : IEntityTypeConfiguration<OutboxAttachment>
{
    public void Configure(EntityTypeBuilder<OutboxAttachment> builder)
    {
        builder.ToTable("outbox_attachments");
        builder.HasKey(a => new { a.MessageId, a.Position });
        builder.Property(a => a.Position).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(OutboxAttachment.NameMaxLength);
        builder.Property(a => a.ContentType).HasMaxLength(OutboxAttachment.ContentTypeMaxLength);
    }
}
