using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Configurations;

internal sealed class TicketMergeConfiguration : IEntityTypeConfiguration<TicketMerge>
{
    public void Configure(EntityTypeBuilder<TicketMerge> builder)
    {
        builder.Property(m => m.Version).IsRowVersion();
        builder.Property(m => m.WaitedFor).HasMaxLength(Ticket.MessageMaxLength);
        builder.HasIndex(m => m.SourceId).IsUnique().HasFilter("undone_at is null").HasDatabaseName("ix_ticket_merges_in_force");
        builder.HasIndex(m => m.TargetId);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(m => m.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TargetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(m => m.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketLinkConfiguration : IEntityTypeConfiguration<TicketLink>
{
    public void Configure(EntityTypeBuilder<TicketLink> builder)
    {
        builder.HasIndex(l => new { l.FromId, l.ToId, l.Kind }).IsUnique();
        builder.HasIndex(l => l.ToId);
        builder.HasOne(l => l.From).WithMany().HasForeignKey(l => l.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.To).WithMany().HasForeignKey(l => l.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(l => l.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TicketFollowerConfiguration : IEntityTypeConfiguration<TicketFollower>
{
    public void Configure(EntityTypeBuilder<TicketFollower> builder)
    {
        builder.HasKey(f => new { f.TicketId, f.PersonId });
        builder.Property(f => f.Version).IsRowVersion();
        builder.Property(f => f.MentionedBy).HasMaxLength(Person.NameMaxLength);
        builder.HasIndex(f => f.PersonId);
        builder.HasOne(f => f.Ticket).WithMany().HasForeignKey(f => f.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(f => f.Person).WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(f => f.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TimeEntryConfiguration : IEntityTypeConfiguration<TimeEntry>
{
    public void Configure(EntityTypeBuilder<TimeEntry> builder)
    {
        builder.Property(e => e.PersonName).HasMaxLength(Person.NameMaxLength);
        builder.Property(e => e.Note).HasMaxLength(TimeEntry.NoteMaxLength);
        builder.HasIndex(e => new { e.TicketId, e.Id });
        builder.HasIndex(e => new { e.CustomerId, e.Day });
        builder.HasIndex(e => new { e.PersonId, e.Day });
        builder.HasIndex(e => e.CorrectsId).IsUnique();
        builder.HasIndex(e => e.Form).IsUnique(); // a form that is sent twice is noted once
        builder.HasIndex(e => e.ContractId).HasFilter("contract_id is not null");
        builder.HasOne<Ticket>().WithMany().HasForeignKey(e => e.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TimeEntry>().WithMany().HasForeignKey(e => e.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Contract>().WithMany().HasForeignKey(e => e.ContractId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.Property(i => i.Version).IsRowVersion();
        builder.Property(i => i.Title).HasMaxLength(Incident.TitleMaxLength);
        builder.HasIndex(i => new { i.ProductId, i.Status });
        builder.HasIndex(i => new { i.Status, i.Id });
        builder.HasOne(i => i.Product).WithMany().HasForeignKey(i => i.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Updates).WithOne().HasForeignKey(u => u.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class IncidentUpdateConfiguration : IEntityTypeConfiguration<IncidentUpdate>
{
    public void Configure(EntityTypeBuilder<IncidentUpdate> builder)
    {
        builder.Property(u => u.Text).HasMaxLength(Incident.TextMaxLength);
        builder.Property(u => u.ByName).HasMaxLength(Person.NameMaxLength);
        builder.HasIndex(u => new { u.IncidentId, u.Id });
    }
}

internal sealed class IncidentTicketConfiguration : IEntityTypeConfiguration<IncidentTicket>
{
    public void Configure(EntityTypeBuilder<IncidentTicket> builder)
    {
        builder.HasKey(t => new { t.IncidentId, t.TicketId });
        builder.Property(t => t.Version).IsRowVersion();
        builder.HasIndex(t => t.TicketId);
        builder.HasOne<Incident>().WithMany().HasForeignKey(t => t.IncidentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(t => t.Ticket).WithMany().HasForeignKey(t => t.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
