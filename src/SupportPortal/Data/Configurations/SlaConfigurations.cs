using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data.Configurations;

internal sealed class SlaPolicyConfiguration : IEntityTypeConfiguration<SlaPolicy>
{
    public void Configure(EntityTypeBuilder<SlaPolicy> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(SlaPolicy.NameMaxLength);
        builder.HasIndex(p => p.Name).IsUnique();
        builder.HasIndex(p => p.IsDefault).IsUnique().HasFilter("is_default");
        builder.Ignore(p => p.Published);
        builder.Ignore(p => p.Draft);
        builder.HasMany(p => p.Versions).WithOne(v => v.Policy).HasForeignKey(v => v.PolicyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SlaPolicyVersionConfiguration : IEntityTypeConfiguration<SlaPolicyVersion>
{
    public void Configure(EntityTypeBuilder<SlaPolicyVersion> builder)
    {
        builder.HasIndex(v => new { v.PolicyId, v.Number }).IsUnique();
        builder.HasIndex(v => v.PolicyId).IsUnique().HasFilter("published_at is null").HasDatabaseName("ix_sla_policy_versions_one_draft");
        builder.HasOne(v => v.Calendar).WithMany().HasForeignKey(v => v.CalendarId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PublishedById).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(v => v.Targets).WithOne().HasForeignKey(t => t.VersionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SlaTargetConfiguration : IEntityTypeConfiguration<SlaTarget>
{
    public void Configure(EntityTypeBuilder<SlaTarget> builder)
    {
        builder.HasIndex(t => new { t.VersionId, t.Metric, t.CategoryId, t.Priority }); // that no two are alike is the version's rule: a changed target is a new row
        builder.HasOne(t => t.Category).WithMany().HasForeignKey(t => t.CategoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WorkCalendarConfiguration : IEntityTypeConfiguration<WorkCalendar>
{
    public void Configure(EntityTypeBuilder<WorkCalendar> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(WorkCalendar.NameMaxLength);
        builder.Property(c => c.Week).HasConversion<WeekHoursConverter>().HasMaxLength(WeekHours.MaxLength);
        builder.HasIndex(c => c.Name).IsUnique();
    }
}

internal sealed class HolidaySetConfiguration : IEntityTypeConfiguration<HolidaySet>
{
    public void Configure(EntityTypeBuilder<HolidaySet> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(HolidaySet.NameMaxLength);
        builder.Property(s => s.Lines).HasMaxLength(HolidaySet.LinesMaxLength);
        builder.Ignore(s => s.Days);
        builder.HasIndex(s => s.Name).IsUnique();
    }
}

internal sealed class WorkScheduleConfiguration : IEntityTypeConfiguration<WorkSchedule>
{
    public void Configure(EntityTypeBuilder<WorkSchedule> builder)
    {
        builder.Property(s => s.Hash).HasMaxLength(64).IsFixedLength();
        builder.Property(s => s.Name).HasMaxLength(WorkCalendar.NameMaxLength);
        builder.Property(s => s.Week).HasConversion<WeekHoursConverter>().HasMaxLength(WeekHours.MaxLength);
        builder.Ignore(s => s.Calendar);
        builder.HasIndex(s => s.Hash).IsUnique();
    }
}

internal sealed class SlaRevisionConfiguration : IEntityTypeConfiguration<SlaRevision>
{
    public void Configure(EntityTypeBuilder<SlaRevision> builder) => builder.Property(r => r.Id).ValueGeneratedNever();
}

internal sealed class SlaWarningConfiguration : IEntityTypeConfiguration<SlaWarning>
{
    public void Configure(EntityTypeBuilder<SlaWarning> builder)
    {
        builder.HasIndex(w => new { w.ClockId, w.Percent }).IsUnique();
        builder.HasIndex(w => w.TicketId);
        builder.HasOne(w => w.Clock).WithMany().HasForeignKey(w => w.ClockId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(w => w.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
