using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using SupportPortal.Data;

namespace SupportPortal.Schema;

internal static class Program
{
    private static void Main() => Console.WriteLine("This project only lends its packages to dotnet-ef.");
}

/// <summary>Gives dotnet-ef the model; it never connects to make a migration.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PortalDbContext>().UseNpgsql("Host=/nowhere").Options, Tenant.Everyone);
}
