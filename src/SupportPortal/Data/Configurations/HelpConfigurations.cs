using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Files;
using SupportPortal.Domain.HelpCenter;

namespace SupportPortal.Data.Configurations;

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
    /// <summary>Shadow column: the words of the article, as <see cref="PortalSearch"/> finds them.</summary>
    public const string Search = "Search";

    public void Configure(EntityTypeBuilder<HelpArticle> builder)
    {
        builder.Property(a => a.Slug).HasMaxLength(HelpArticle.SlugMaxLength);
        builder.Property(a => a.Title).HasMaxLength(HelpArticle.TitleMaxLength);
        builder.Property(a => a.Summary).HasMaxLength(HelpArticle.SummaryMaxLength);
        builder.Property<NpgsqlTsVector>(Search).HasComputedColumnSql(
            $"setweight({PortalSearch.VectorFunction}(title), 'A') || setweight({PortalSearch.VectorFunction}(summary), 'B') || {PortalSearch.VectorFunction}(body)", stored: true);
        builder.HasIndex(Search).HasMethod("gin");
        builder.HasIndex(a => a.Slug).IsUnique();
        builder.HasIndex(a => new { a.TopicId, a.UpdatedAt });
        builder.HasIndex(a => new { a.ProductId, a.UpdatedAt });
        builder.HasIndex(a => new { a.HelpfulVotes, a.UpdatedAt, a.Id });
        builder.HasIndex(a => new { a.UpdatedAt, a.Id });
        builder.HasOne(a => a.Topic).WithMany().HasForeignKey(a => a.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Product).WithMany().HasForeignKey(a => a.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Contracts.ProductVersion>().WithMany().HasForeignKey(a => a.ProductVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(a => a.OnlyForId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.Draft).WithOne().HasForeignKey<HelpDraft>(d => d.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Versions).WithOne().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.OldSlugs).WithOne().HasForeignKey(s => s.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Words).WithOne().HasForeignKey(w => w.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<HelpFile>().WithOne().HasForeignKey(f => f.ArticleId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany<HelpVote>().WithOne().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class HelpDraftConfiguration : IEntityTypeConfiguration<HelpDraft>
{
    public void Configure(EntityTypeBuilder<HelpDraft> builder)
    {
        builder.ToTable("help_drafts");
        builder.HasKey(d => d.ArticleId);
        builder.Property(d => d.Version).IsRowVersion();
        builder.Property(d => d.Slug).HasMaxLength(HelpArticle.SlugMaxLength);
        builder.Property(d => d.Title).HasMaxLength(HelpArticle.TitleMaxLength);
        builder.Property(d => d.Summary).HasMaxLength(HelpArticle.SummaryMaxLength);
        builder.Property(d => d.SavedBy).HasMaxLength(Person.NameMaxLength);
        builder.HasOne<HelpTopic>().WithMany().HasForeignKey(d => d.TopicId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Contracts.Product>().WithMany().HasForeignKey(d => d.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Domain.Contracts.ProductVersion>().WithMany().HasForeignKey(d => d.ProductVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(d => d.OnlyForId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class HelpArticleVersionConfiguration : IEntityTypeConfiguration<HelpArticleVersion>
{
    public void Configure(EntityTypeBuilder<HelpArticleVersion> builder)
    {
        builder.HasKey(v => new { v.ArticleId, v.Number });
        builder.Property(v => v.Title).HasMaxLength(HelpArticle.TitleMaxLength);
        builder.Property(v => v.Summary).HasMaxLength(HelpArticle.SummaryMaxLength);
        builder.Property(v => v.Change).HasMaxLength(HelpArticleVersion.ChangeMaxLength);
        builder.Property(v => v.ByName).HasMaxLength(Person.NameMaxLength);
    }
}

internal sealed class HelpOldSlugConfiguration : IEntityTypeConfiguration<HelpOldSlug>
{
    public void Configure(EntityTypeBuilder<HelpOldSlug> builder)
    {
        builder.HasKey(s => s.Slug);
        builder.Property(s => s.Slug).HasMaxLength(HelpArticle.SlugMaxLength);
    }
}

internal sealed class HelpWordConfiguration : IEntityTypeConfiguration<HelpWord>
{
    public void Configure(EntityTypeBuilder<HelpWord> builder)
    {
        builder.HasKey(w => new { w.Plain, w.ArticleId }); // the word first: each of the nearest asks whether a reader has it
        builder.Property(w => w.Plain).HasMaxLength(60);
        builder.Property(w => w.Text).HasMaxLength(60);
        builder.HasIndex(w => w.Plain).HasMethod("gin").HasOperators("gin_trgm_ops");
    }
}

internal sealed class HelpFileConfiguration : IEntityTypeConfiguration<HelpFile>
{
    public void Configure(EntityTypeBuilder<HelpFile> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(StoredFile.NameMaxLength);
        builder.Property(f => f.ContentType).HasMaxLength(120);
        builder.Property(f => f.UploadedBy).HasMaxLength(Person.NameMaxLength);
        builder.ToTable(t => t.HasCheckConstraint("ck_help_files_size", $"length(bytes) <= {HelpFile.MaxMegabytes} * 1024 * 1024"));
    }
}

internal sealed class HelpVoteConfiguration : IEntityTypeConfiguration<HelpVote>
{
    public void Configure(EntityTypeBuilder<HelpVote> builder)
    {
        builder.Property(v => v.Comment).HasMaxLength(HelpVote.CommentMaxLength);
        builder.HasIndex(v => new { v.ArticleId, v.Voter }).IsUnique();
        builder.HasIndex(v => new { v.ArticleId, v.At }).HasFilter("comment is not null");
        builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.SetNull);
    }
}
