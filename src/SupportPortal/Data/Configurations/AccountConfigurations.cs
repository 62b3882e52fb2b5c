using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Data.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(p => p.Name).HasMaxLength(Person.NameMaxLength).UseCollation("pt-BR-x-icu");
        builder.Property(p => p.Language).HasMaxLength(10);
        builder.Property(p => p.Theme).HasMaxLength(10);
        builder.Property(p => p.UsesKeys).HasDefaultValue(true).HasSentinel(true);
        builder.HasIndex(p => p.Cpf).IsUnique();
        builder.HasIndex(p => p.CustomerId).IsUnique();
        builder.HasIndex(p => p.NormalizedEmail);
        builder.HasOne<Customer>().WithMany().HasForeignKey(p => p.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.Property(c => c.LegalName).HasMaxLength(Customer.NameMaxLength).UseCollation("pt-BR-x-icu");
        builder.Property(c => c.TradeName).HasMaxLength(Customer.NameMaxLength).UseCollation("pt-BR-x-icu");
        builder.Property(c => c.Email).HasMaxLength(Person.EmailMaxLength);
        builder.Property(c => c.AccountingEmail).HasMaxLength(Person.EmailMaxLength);
        builder.HasIndex(c => c.Cnpj).IsUnique();
        builder.HasIndex(c => c.LegalName);
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.Property(m => m.Department).HasMaxLength(Membership.DepartmentMaxLength);
        builder.HasIndex(m => new { m.PersonId, m.CustomerId }).IsUnique();
        builder.HasOne(m => m.Customer).WithMany().HasForeignKey(m => m.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
