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
        builder.Property(o => o.Report).HasMaxLength(ServiceOrder.TextMaxLength);
        builder.HasIndex(o => o.Number).IsUnique();
        builder.HasIndex(o => new { o.CustomerId, o.Id });
        builder.HasIndex(o => new { o.Status, o.AcceptUntil }); // the desk's tabs, and the job that asks for acceptances
        builder.HasIndex(o => o.TicketId);
        builder.HasOne(o => o.Customer).WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Ticket).WithMany().HasForeignKey(o => o.TicketId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Product).WithMany().HasForeignKey(o => o.ProductId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Technician).WithMany().HasForeignKey(o => o.TechnicianId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(o => o.History).WithOne().HasForeignKey(e => e.ServiceOrderId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(o => o.Tasks).WithOne().HasForeignKey(t => t.ServiceOrderId).OnDelete(DeleteBehavior.Cascade); // a line that is taken out goes
        builder.HasMany(o => o.Parts).WithOne().HasForeignKey(p => p.ServiceOrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Hours).WithOne().HasForeignKey(h => h.ServiceOrderId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(o => o.Photos).WithOne().HasForeignKey(f => f.ServiceOrderId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ServiceOrderEventConfiguration : IEntityTypeConfiguration<ServiceOrderEvent>
{
    public void Configure(EntityTypeBuilder<ServiceOrderEvent> builder)
    {
        builder.ToTable("service_order_events");
        builder.Property(e => e.Kind).HasDefaultValue(ServiceOrderEventKind.Moved); // of lines written before there were others
        builder.Property(e => e.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(e => e.Note).HasMaxLength(ServiceOrder.TextMaxLength);
        builder.HasIndex(e => new { e.ServiceOrderId, e.Id });
    }
}

internal sealed class ServiceOrderTaskConfiguration : IEntityTypeConfiguration<ServiceOrderTask>
{
    public void Configure(EntityTypeBuilder<ServiceOrderTask> builder)
    {
        builder.ToTable("service_order_tasks");
        builder.Property(t => t.Text).HasMaxLength(ServiceOrderTask.TextMaxLength);
        builder.HasIndex(t => t.ServiceOrderId);
    }
}

internal sealed class ServiceOrderPartConfiguration : IEntityTypeConfiguration<ServiceOrderPart>
{
    public void Configure(EntityTypeBuilder<ServiceOrderPart> builder)
    {
        builder.ToTable("service_order_parts");
        builder.Property(p => p.Description).HasMaxLength(ServiceOrderPart.DescriptionMaxLength);
        builder.HasIndex(p => p.ServiceOrderId);
    }
}

internal sealed class ServiceOrderHoursConfiguration : IEntityTypeConfiguration<ServiceOrderHours>
{
    public void Configure(EntityTypeBuilder<ServiceOrderHours> builder)
    {
        builder.ToTable("service_order_hours");
        builder.Property(h => h.PersonName).HasMaxLength(Person.NameMaxLength);
        builder.HasIndex(h => h.ServiceOrderId);
        builder.HasOne<Person>().WithMany().HasForeignKey(h => h.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ServiceOrderDocumentConfiguration : IEntityTypeConfiguration<ServiceOrderDocument>
{
    public void Configure(EntityTypeBuilder<ServiceOrderDocument> builder)
    {
        builder.ToTable("service_order_documents");
        builder.HasIndex(d => new { d.ServiceOrderId, d.Id });
        builder.HasOne(d => d.Order).WithMany().HasForeignKey(d => d.ServiceOrderId).OnDelete(DeleteBehavior.Restrict);
    }
}
