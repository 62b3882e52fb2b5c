using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportPortal.Domain;

namespace SupportPortal.Data;

/// <summary>The last number given out, by kind and year of São Paulo.</summary>
public class NumberSequence
{
    public required string Kind { get; init; }
    public required int Year { get; init; }
    public int Last { get; private set; }
}

internal sealed class NumberSequenceConfiguration : IEntityTypeConfiguration<NumberSequence>
{
    public void Configure(EntityTypeBuilder<NumberSequence> builder)
    {
        builder.ToTable("number_sequences");
        builder.HasKey(s => new { s.Kind, s.Year });
        builder.Property(s => s.Kind).HasMaxLength(20);
    }
}

/// <summary>Gives out ticket codes, order and invoice numbers: 2026-000123. A number is never given twice; an unused one stays a gap.</summary>
public static class Numbers
{
    public const string Ticket = "ticket", ServiceOrder = "service-order", Invoice = "invoice";

    public static async Task<string> NextAsync(this PortalDbContext db, string kind, DateTimeOffset at)
    {
        var year = PortalTime.DayOf(at).Year;
        var next = await db.Database.SqlQuery<int>($"""
            insert into number_sequences (kind, year, last) values ({kind}, {year}, 1)
            on conflict (kind, year) do update set last = number_sequences.last + 1
            returning last as "Value"
            """).ToListAsync();
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{next[0]:D6}");
    }
}
