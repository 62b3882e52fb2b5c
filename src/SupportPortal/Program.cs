using SupportPortal.Data;
using SupportPortal.Data.Demo;
using SupportPortal.Domain.Accounts;
using SupportPortal.Jobs;
using SupportPortal.Mail;
using SupportPortal.Web;

var builder = WebApplication.CreateBuilder(args);
await using var postgres = await PrivatePostgres.StartIfNeededAsync(builder);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddScoped(_ => Viewer.Anonymous);
builder.Services.AddSingleton<Microsoft.AspNetCore.Identity.IPasswordHasher<Person>, Microsoft.AspNetCore.Identity.PasswordHasher<Person>>();
builder.Services.AddData(builder.Configuration.GetConnectionString("Portal")!);
builder.Services.AddDataProtectionKeys(builder.Configuration);
builder.Services.AddMail(builder.Configuration, builder.Environment);
builder.Services.AddJobs();
builder.Services.AddWeb();

var app = builder.Build();
await app.MigrateAsync();
await app.LoadDemoDataAsync();
app.UseWeb();
app.UseLanguages();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
await app.RunAsync();
