using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SupportPortal.Data;

/// <summary>Tells row security, on each connection a customer's request opens, whose rows may be seen.</summary>
internal sealed class TenantInterceptor(Tenant tenant) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "select set_config('app.customer', $1, false)";
        var parameter = command.CreateParameter();
        parameter.Value = (tenant.CustomerId ?? 0).ToString(CultureInfo.InvariantCulture);
        command.Parameters.Add(parameter);
        return command;
    }
}
