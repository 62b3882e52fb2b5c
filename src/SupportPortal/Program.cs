using SupportPortal.Data;
using SupportPortal.Domain.Accounts;

var builder = WebApplication.CreateBuilder(args);
await using var postgres = await PrivatePostgres.StartIfNeededAsync(builder);
builder.Services.AddScoped(_ => Viewer.Anonymous);
builder.Services.AddData(builder.Configuration.GetConnectionString("Portal")!);
builder.Services.AddDataProtectionKeys(builder.Configuration);
builder.Services.AddRazorPages();

var app = builder.Build();
await app.MigrateAsync();
app.MapRazorPages();
await app.RunAsync();
