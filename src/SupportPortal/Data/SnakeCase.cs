using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SupportPortal.Data;

/// <summary>Table, column, key and index names the way PostgreSQL people write them: ticket_messages, customer_id.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table) { entity.SetTableName(Of(table)); }
            foreach (var property in entity.GetProperties()) { property.SetColumnName(property.Name == "Version" ? "xmin" : Of(property.GetColumnName())); }
            foreach (var key in entity.GetKeys()) { key.SetName(Of(key.GetName()!)); }
            foreach (var key in entity.GetForeignKeys()) { key.SetConstraintName(Of(key.GetConstraintName()!)); }
            foreach (var index in entity.GetIndexes()) { index.SetDatabaseName(Of(index.GetDatabaseName()!)); }
        }
    }

    public static string Of(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord) { result.Append('_'); }
            result.Append(char.ToLowerInvariant(name[i]));
        }
        return result.ToString();
    }
}
