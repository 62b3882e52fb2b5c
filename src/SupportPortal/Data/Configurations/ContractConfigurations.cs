using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.HelpCenter;

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

internal sealed class HelpTopicConfiguration : IEntityTypeConfiguration<HelpTopic>
{
    public void Configure(EntityTypeBuilder<HelpTopic> builder)
    {
        builder.Property(t => t.Slug).HasMaxLength(60);
        builder.Property(t => t.Name).HasMaxLength(80);
        builder.Property(t => t.Summary).HasMaxLength(300);
        builder.HasIndex(t => t.Slug).IsUnique();
    }
}

internal sealed class HelpArticleConfiguration : IEntityTypeConfiguration<HelpArticle>
{
    public void Configure(EntityTypeBuilder<HelpArticle> builder)
    {
        builder.Property(a => a.Slug).HasMaxLength(120);
        builder.Property(a => a.Title).HasMaxLength(HelpArticle.TitleMaxLength);
        builder.Property(a => a.Summary).HasMaxLength(400);
        builder.Property<NpgsqlTsVector>("Search").HasComputedColumnSql(
            "setweight(to_tsvector('portal', title), 'A') || setweight(to_tsvector('portal', summary), 'B') || to_tsvector('portal', body)", stored: true);
        builder.HasIndex("Search").HasMethod("gin");
        builder.HasIndex(a => a.Slug).IsUnique();
        builder.HasOne(a => a.Topic).WithMany().HasForeignKey(a => a.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Product).WithMany().HasForeignKey(a => a.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Accounts.Customer>().WithMany().HasForeignKey(a => a.OnlyForId).OnDelete(DeleteBehavior.Restrict);
    }
}
