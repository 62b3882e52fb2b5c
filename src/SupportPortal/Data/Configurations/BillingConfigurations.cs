using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;

namespace SupportPortal.Data.Configurations;

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.Property(i => i.Version).IsRowVersion();
        builder.Property(i => i.Number).HasMaxLength(Invoice.NumberMaxLength);
        builder.Property(i => i.Description).HasMaxLength(Invoice.DescriptionMaxLength);
        builder.Property(i => i.StatusReason).HasMaxLength(Invoice.ReasonMaxLength);
        builder.Ignore(i => i.EffectiveDueOn).Ignore(i => i.PayableUntil).Ignore(i => i.BoletoFileName).Ignore(i => i.CanDispute).Ignore(i => i.CanConfirmRegistration).Ignore(i => i.CanRejectRegistration);
        builder.HasIndex(i => i.Number).IsUnique();
        builder.HasIndex(i => new { i.CustomerId, i.DueOn, i.Id });
        builder.HasIndex(i => new { i.CustomerId, i.Status, i.DueOn });
        builder.HasIndex(i => new { i.Status, i.DueOn });
        builder.HasIndex(i => new { i.Status, i.PaidOn });
        builder.HasOne(i => i.Customer).WithMany().HasForeignKey(i => i.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(i => i.Boleto).WithOne().HasForeignKey<RegisteredBoleto>(b => b.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Copies).WithOne().HasForeignKey(c => c.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.History).WithOne().HasForeignKey(e => e.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.DateRequests).WithOne(r => r.Invoice).HasForeignKey(r => r.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RegisteredBoletoConfiguration : IEntityTypeConfiguration<RegisteredBoleto>
{
    /// <summary>Shadow column: the our number as people search it, letters and digits only.</summary>
    public const string PlainOurNumber = "PlainOurNumber";

    public void Configure(EntityTypeBuilder<RegisteredBoleto> builder)
    {
        builder.ToTable("boletos");
        builder.Property(b => b.Version).IsRowVersion();
        builder.Property(b => b.AuthenticityCode).HasMaxLength(AuthenticityCode.Length).IsFixedLength();
        builder.Ignore(b => b.Discount);
        builder.Property(b => b.OurNumber).HasMaxLength(RegisteredBoleto.OurNumberMaxLength);
        builder.Property(b => b.Barcode).HasMaxLength(44).IsFixedLength();
        builder.Property(b => b.DigitableLine).HasMaxLength(47).IsFixedLength();
        builder.Property(b => b.PixPayload).HasMaxLength(512);
        builder.HasIndex(b => b.DigitableLine);
        builder.HasIndex(b => b.OurNumber);
        builder.Property<string>(PlainOurNumber).HasMaxLength(RegisteredBoleto.OurNumberMaxLength).HasComputedColumnSql("upper(translate(our_number, '/-. ', ''))", stored: true);
        builder.HasIndex(PlainOurNumber).HasMethod("gin").HasOperators("gin_trgm_ops");
        builder.HasIndex(b => b.Registration).HasFilter("registration <> 'Registered'");
        builder.HasIndex(b => b.Barcode).IsUnique();
        builder.HasIndex(b => b.AuthenticityCode).IsUnique();
        builder.HasOne(b => b.BankAccount).WithMany().HasForeignKey(b => b.BankAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvoiceEventConfiguration : IEntityTypeConfiguration<InvoiceEvent>
{
    public void Configure(EntityTypeBuilder<InvoiceEvent> builder)
    {
        builder.Property(e => e.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(e => e.Note).HasMaxLength(Invoice.ReasonMaxLength);
        builder.HasIndex(e => new { e.InvoiceId, e.Id });
    }
}

internal sealed class InvoiceReminderConfiguration : IEntityTypeConfiguration<InvoiceReminder>
{
    public void Configure(EntityTypeBuilder<InvoiceReminder> builder)
    {
        builder.HasKey(r => new { r.InvoiceId, r.Kind });
        builder.HasOne<Invoice>().WithMany().HasForeignKey(r => r.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BoletoCopyConfiguration : IEntityTypeConfiguration<BoletoCopy>
{
    public void Configure(EntityTypeBuilder<BoletoCopy> builder)
    {
        builder.Property(c => c.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(c => c.Recipient).HasMaxLength(Person.EmailMaxLength);
        builder.Property(c => c.Reason).HasMaxLength(Invoice.ReasonMaxLength);
        builder.Property(c => c.Network).HasMaxLength(BoletoCopy.NetworkMaxLength);
        builder.HasIndex(c => new { c.InvoiceId, c.Id });
    }
}

internal sealed class NewDateRequestConfiguration : IEntityTypeConfiguration<NewDateRequest>
{
    public void Configure(EntityTypeBuilder<NewDateRequest> builder)
    {
        builder.Property(r => r.Version).IsRowVersion();
        builder.Property(r => r.Message).HasMaxLength(NewDateRequest.MessageMaxLength);
        builder.Property(r => r.Reply).HasMaxLength(NewDateRequest.MessageMaxLength);
        builder.Property(r => r.ReplyTo).HasMaxLength(Person.EmailMaxLength);
        builder.Property(r => r.AskedByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(r => r.AnsweredByName).HasMaxLength(Person.NameMaxLength);
        builder.HasIndex(r => r.InvoiceId).IsUnique().HasFilter("status = 'Open'").HasDatabaseName("ix_new_date_requests_one_open");
        builder.HasIndex(r => new { r.InvoiceId, r.Id });
        builder.HasIndex(r => new { r.Status, r.Id });
        builder.HasOne<Customer>().WithMany().HasForeignKey(r => r.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BankAccountConfiguration : IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<BankAccount> builder)
    {
        builder.ComplexProperty(a => a.Terms, terms =>
        {
            terms.Property(t => t.BankCode).HasMaxLength(3);
            foreach (var name in new[] { nameof(BankAccountTerms.Agency), nameof(BankAccountTerms.AgencyDigit), nameof(BankAccountTerms.Account), nameof(BankAccountTerms.AccountDigit), nameof(BankAccountTerms.Agreement), nameof(BankAccountTerms.Wallet), nameof(BankAccountTerms.Modality), nameof(BankAccountTerms.Issuance), nameof(BankAccountTerms.Post), nameof(BankAccountTerms.Ios) })
            {
                terms.Property<string>(name).HasMaxLength(20);
            }
        });
        builder.Ignore(a => a.Bank);
        builder.Property(a => a.PayeeName).HasMaxLength(Customer.NameMaxLength);
        builder.Property(a => a.PayeeCnpj).HasMaxLength(18);
        builder.Property(a => a.PayeeAddress).HasMaxLength(200);
    }
}
