using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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
        builder.Property(c => c.Number).HasMaxLength(30);
        builder.HasIndex(c => new { c.CustomerId, c.Number }).IsUnique();
        builder.HasOne(c => c.Customer).WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.PrimitiveCollection(c => c.HolidaySets);
        builder.HasOne<Domain.Sla.SlaPolicy>().WithMany().HasForeignKey(c => c.PolicyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Products).WithOne(p => p.Contract).HasForeignKey(p => p.ContractId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ContractedProductConfiguration : IEntityTypeConfiguration<ContractedProduct>
{
    public void Configure(EntityTypeBuilder<ContractedProduct> builder)
    {
        builder.Property(p => p.Plan).HasMaxLength(80);
        builder.HasIndex(p => new { p.CustomerId, p.ProductId });
        builder.HasOne(p => p.Product).WithMany().HasForeignKey(p => p.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}
