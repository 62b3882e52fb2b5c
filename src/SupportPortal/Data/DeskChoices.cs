using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Tickets;

namespace SupportPortal.Data;

/// <summary>Something the desk may choose from a list: a product, a category, a colleague.</summary>
public sealed record DeskChoice(string Kind, int Id, string Name)
{
    public const string Product = "product", Category = "category", Staff = "staff";
}

public static class DeskChoices
{
    /// <summary>All three lists in one statement; the tables have too little in common for LINQ to join them up. The people are those of PersonQueries.Desk.</summary>
    public static async Task<ILookup<string, DeskChoice>> DeskChoicesAsync(this PortalDbContext db)
    {
        var choices = await db.Database.SqlQuery<DeskChoice>($"""
            select * from (
              select {DeskChoice.Product} as "Kind", id as "Id", name as "Name" from products
              union all
              select {DeskChoice.Category}, id, name from categories where (is_active or name = {Category.Dispute}) and out_of_scope_answer is null
              union all
              select {DeskChoice.Staff}, id, name from people
              where kind = 'Staff' and state = 'Active' and role in ('Analyst', 'Supervisor', 'Administrator')
            ) choices
            order by "Name" collate "pt-BR-x-icu"
            """).ToListAsync();
        return choices.ToLookup(c => c.Kind, StringComparer.Ordinal);
    }
}
