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
        builder.Property(p => p.PendingEmail).HasMaxLength(Person.EmailMaxLength);
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

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Version).IsRowVersion();
        builder.Property(i => i.Email).HasMaxLength(Person.EmailMaxLength);
        builder.Property(i => i.Name).HasMaxLength(Person.NameMaxLength);
        builder.Property(i => i.Department).HasMaxLength(Membership.DepartmentMaxLength);
        builder.Property(i => i.Language).HasMaxLength(10);
        builder.Property(i => i.InvitedByName).HasMaxLength(Person.NameMaxLength);
        builder.HasIndex(i => new { i.CustomerId, i.Email }).IsUnique().HasFilter("accepted_at is null and cancelled_at is null");
        builder.HasOne<Customer>().WithMany().HasForeignKey(i => i.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(i => i.InvitedById).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AddressChangeConfiguration : IEntityTypeConfiguration<AddressChange>
{
    public void Configure(EntityTypeBuilder<AddressChange> builder)
    {
        builder.ToTable("address_changes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Version).IsRowVersion();
        builder.Property(c => c.Address).HasMaxLength(Person.EmailMaxLength);
        builder.Property(c => c.AskedByName).HasMaxLength(Person.NameMaxLength);
        builder.HasIndex(c => new { c.CustomerId, c.Kind, c.AskedAt });
        builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.AskedById).OnDelete(DeleteBehavior.Restrict);
    }
}
