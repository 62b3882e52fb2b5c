using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Data.Configurations;

internal sealed class ProductConfiguration : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.Property(p => p.Slug).HasMaxLength(60);
        builder.Property(p => p.Name).HasMaxLength(80).UseCollation("pt-BR-x-icu");
        builder.Property(p => p.Summary).HasMaxLength(300);
        builder.HasIndex(p => p.Slug).IsUnique();
    }
}

internal sealed class ContractConfiguration : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> builder)
    {
        builder.Property(c => c.Number).HasMaxLength(Contract.NumberMaxLength);
        builder.Property(c => c.Version).IsRowVersion();
        builder.Ignore(c => c.Slug).Ignore(c => c.NoticeUntil);
        // Defaults are for the contracts of before there were terms; the sentinels leave every value to us.
        builder.Property(c => c.Renewal).HasDefaultValue(RenewalKind.ByAgreement).HasSentinel((RenewalKind)(-1));
        builder.Property(c => c.RenewalMonths).HasDefaultValue(12).HasSentinel(-1);
        builder.Property(c => c.NoticeDays).HasDefaultValue(30).HasSentinel(-1);
        builder.HasIndex(c => c.EndsOn);
        builder.HasIndex(c => new { c.CustomerId, c.Number }).IsUnique();
        builder.HasOne(c => c.Customer).WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.PrimitiveCollection(c => c.HolidaySets);
        builder.HasOne<Domain.Sla.SlaPolicy>().WithMany().HasForeignKey(c => c.PolicyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Products).WithOne(p => p.Contract).HasForeignKey(p => p.ContractId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(c => c.Contacts).WithOne().HasForeignKey(c => c.ContractId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ContractedProductConfiguration : IEntityTypeConfiguration<ContractedProduct>
{
    public void Configure(EntityTypeBuilder<ContractedProduct> builder)
    {
        builder.Property(p => p.Plan).HasMaxLength(Contract.PlanMaxLength);
        builder.HasIndex(p => new { p.CustomerId, p.ProductId });
        builder.HasOne(p => p.Product).WithMany().HasForeignKey(p => p.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContractContactConfiguration : IEntityTypeConfiguration<ContractContact>
{
    public void Configure(EntityTypeBuilder<ContractContact> builder)
    {
        builder.ToTable("contract_contacts");
        builder.Property(c => c.Name).HasMaxLength(ContractContact.NameMaxLength);
        builder.Property(c => c.Role).HasMaxLength(ContractContact.RoleMaxLength);
        builder.Property(c => c.Email).HasMaxLength(Person.EmailMaxLength);
        builder.Property(c => c.Phone).HasMaxLength(ContractContact.PhoneMaxLength);
    }
}

internal sealed class ContractWarningConfiguration : IEntityTypeConfiguration<ContractWarning>
{
    public void Configure(EntityTypeBuilder<ContractWarning> builder)
    {
        builder.ToTable("contract_warnings");
        builder.HasKey(w => new { w.ContractId, w.EndsOn, w.Days });
        builder.HasOne<Contract>().WithMany().HasForeignKey(w => w.ContractId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HourMovementConfiguration : IEntityTypeConfiguration<HourMovement>
{
    public void Configure(EntityTypeBuilder<HourMovement> builder)
    {
        builder.ToTable("hour_movements");
        builder.Property(m => m.Reference).HasMaxLength(HourMovement.ReferenceMaxLength);
        builder.Property(m => m.Reason).HasMaxLength(HourMovement.ReasonMaxLength);
        builder.Property(m => m.ByName).HasMaxLength(Person.NameMaxLength);
        builder.HasIndex(m => new { m.ContractId, m.Reference }).IsUnique(); // nothing is drawn, given or given back twice
        builder.HasIndex(m => new { m.ContractId, m.Month, m.Id });
        builder.HasIndex(m => m.ServiceOrderId);
        builder.HasIndex(m => m.TicketId);
        builder.HasOne(m => m.Contract).WithMany().HasForeignKey(m => m.ContractId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(m => m.ServiceOrder).WithMany().HasForeignKey(m => m.ServiceOrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(m => m.Ticket).WithMany().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HourWarningConfiguration : IEntityTypeConfiguration<HourWarning>
{
    public void Configure(EntityTypeBuilder<HourWarning> builder)
    {
        builder.ToTable("hour_warnings");
        builder.HasKey(w => new { w.ContractId, w.Month });
        builder.HasOne<Contract>().WithMany().HasForeignKey(w => w.ContractId).OnDelete(DeleteBehavior.Restrict);
    }
}
