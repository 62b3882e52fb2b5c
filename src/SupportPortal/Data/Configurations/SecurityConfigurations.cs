using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;

namespace SupportPortal.Data.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.SecurityStamp).HasMaxLength(64);
        builder.Property(s => s.Network).HasMaxLength(Session.NetworkMaxLength);
        builder.Property(s => s.Device).HasMaxLength(Session.DeviceMaxLength);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasIndex(s => new { s.PersonId, s.LastSeenAt });
        builder.HasOne(s => s.Person).WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Customer>().WithMany().HasForeignKey(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class KnownDeviceConfiguration : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("known_devices");
        builder.HasKey(d => new { d.PersonId, d.KeyHash });
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class NoticeChoiceConfiguration : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> builder)
    {
        builder.ToTable("notice_choices");
        builder.HasKey(c => new { c.PersonId, c.Event });
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class PasskeyConfiguration : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys");
        builder.Property(k => k.Name).HasMaxLength(Passkey.NameMaxLength);
        builder.HasIndex(k => k.CredentialId).IsUnique();
        builder.HasIndex(k => new { k.PersonId, k.Id });
        builder.HasOne(k => k.Person).WithMany().HasForeignKey(k => k.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SingleUseTokenConfiguration : IEntityTypeConfiguration<SingleUseToken>
{
    public void Configure(EntityTypeBuilder<SingleUseToken> builder)
    {
        builder.ToTable("single_use_tokens");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.SecurityStamp).HasMaxLength(64);
        builder.Property(t => t.Subject).HasMaxLength(40);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasOne(t => t.Person).WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(k => k.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(k => k.Start).HasMaxLength(ApiKey.PrefixLength);
        builder.Property(k => k.CreatedByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(k => k.RevokedByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(k => k.LastUsedFrom).HasMaxLength(Session.NetworkMaxLength);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => new { k.CustomerId, k.Id });
        builder.HasIndex(k => new { k.CustomerId, k.Name }).IsUnique().HasFilter("revoked_at is null").HasDatabaseName("ix_api_keys_name");
        builder.HasOne<Customer>().WithMany().HasForeignKey(k => k.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(k => k.CreatedById).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class FirstAccessAttemptConfiguration : IEntityTypeConfiguration<FirstAccessAttempt>
{
    public void Configure(EntityTypeBuilder<FirstAccessAttempt> builder)
    {
        builder.ToTable("first_access_attempts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.CookieHash).IsUnique();
        builder.HasIndex(a => a.Cnpj);
        builder.HasIndex(a => a.CreatedAt);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.About).HasMaxLength(AuditEntry.AboutMaxLength);
        builder.Property(e => e.Result).HasMaxLength(AuditEntry.ResultMaxLength);
        builder.Property(e => e.Network).HasMaxLength(AuditEntry.NetworkMaxLength);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.CustomerId, e.At });
        builder.HasIndex(e => new { e.PersonId, e.At });
    }
}

internal sealed class AuditSealConfiguration : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("audit_seals");
        builder.HasKey(s => s.Position);
        builder.Property(s => s.Position).ValueGeneratedNever();
        builder.HasIndex(s => s.EntryId).IsUnique();
        builder.HasOne<AuditEntry>().WithMany().HasForeignKey(s => s.EntryId).OnDelete(DeleteBehavior.Restrict);
    }
}
