using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Contracts;

namespace SupportPortal.Data.Configurations;

internal sealed class ProductVersionConfiguration : IEntityTypeConfiguration<ProductVersion>
{
    public void Configure(EntityTypeBuilder<ProductVersion> builder)
    {
        builder.ToTable("product_versions");
        builder.Property(v => v.Number).HasMaxLength(ProductVersion.NumberMaxLength);
        builder.Property(v => v.Notes).HasMaxLength(ProductVersion.NotesMaxLength);
        builder.Property(v => v.Version).IsRowVersion();
        builder.HasIndex(v => new { v.ProductId, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.ProductId, v.ReleasedOn, v.Id });
        builder.HasOne(v => v.Product).WithMany().HasForeignKey(v => v.ProductId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProductFileConfiguration : IEntityTypeConfiguration<ProductFile>
{
    public void Configure(EntityTypeBuilder<ProductFile> builder)
    {
        builder.ToTable("product_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(ProductFile.NameMaxLength);
        builder.Property(f => f.Description).HasMaxLength(ProductFile.DescriptionMaxLength);
        builder.Property(f => f.ContentType).HasMaxLength(120);
        builder.Property(f => f.UploadedBy).HasMaxLength(Person.NameMaxLength);
        builder.HasOne<ProductVersion>().WithMany().HasForeignKey(f => f.ProductVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProductFileChunkConfiguration : IEntityTypeConfiguration<ProductFileChunk>
{
    public void Configure(EntityTypeBuilder<ProductFileChunk> builder)
    {
        builder.ToTable("product_file_chunks");
        builder.HasKey(c => new { c.FileId, c.Position });
        builder.HasOne<ProductFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
