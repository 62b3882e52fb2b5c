using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.ServiceOrders;

namespace SupportPortal.Data.Configurations;

internal sealed class ServiceOrderConfiguration : IEntityTypeConfiguration<ServiceOrder>
{
    public void Configure(EntityTypeBuilder<ServiceOrder> builder)
    {
        builder.Property(o => o.Version).IsRowVersion();
        builder.Property(o => o.Number).HasMaxLength(20);
        builder.Property(o => o.Title).HasMaxLength(ServiceOrder.TitleMaxLength);
        builder.Property(o => o.Tasks).HasMaxLength(ServiceOrder.TextMaxLength);
        builder.Property(o => o.Parts).HasMaxLength(ServiceOrder.TextMaxLength);
        builder.Property(o => o.Report).HasMaxLength(ServiceOrder.TextMaxLength);
        builder.HasIndex(o => o.Number).IsUnique();
        builder.HasIndex(o => new { o.CustomerId, o.Id });
        builder.HasIndex(o => o.TicketId);
        builder.HasOne(o => o.Customer).WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Ticket).WithMany().HasForeignKey(o => o.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Product).WithMany().HasForeignKey(o => o.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Technician).WithMany().HasForeignKey(o => o.TechnicianId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(o => o.History).WithOne().HasForeignKey(e => e.ServiceOrderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ServiceOrderEventConfiguration : IEntityTypeConfiguration<ServiceOrderEvent>
{
    public void Configure(EntityTypeBuilder<ServiceOrderEvent> builder)
    {
        builder.ToTable("service_order_events");
        builder.Property(e => e.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(e => e.Note).HasMaxLength(ServiceOrder.TextMaxLength);
        builder.HasIndex(e => new { e.ServiceOrderId, e.Id });
    }
}
