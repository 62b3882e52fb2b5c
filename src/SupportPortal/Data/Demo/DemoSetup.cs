using Microsoft.AspNetCore.Identity;
using SupportPortal.Domain.Accounts;

namespace SupportPortal.Data.Demo;

public static class DemoSetup
{
    /// <summary>In Development, unless Portal:DemoData is false: fills an empty database and prints whom to sign in as.</summary>
    public static async Task LoadDemoDataAsync(this WebApplication app, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue("Portal:DemoData", true)) { return; }

        var demo = new DemoData(app.Services.GetRequiredService<DataSources>(), app.Services.GetRequiredService<SystemDb>(), app.Services.GetRequiredService<IPasswordHasher<Person>>(), app.Services.GetRequiredService<TimeProvider>());
        await demo.LoadAsync(stop);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"""

              Portal    {app.Urls.FirstOrDefault()}
              Mailbox   {app.Urls.FirstOrDefault()}/dev/mailbox

              Customer  {DemoData.ActiveCompany}    {DemoData.Password}
              Customer  {DemoData.ReleasedCompany}    first access: 12ABC3, then the code in the mailbox
              Staff     {string.Join("\n            ", DemoData.Staff.Select(s => $"{s.Email,-26} {DemoData.Password}"))}

            """));
    }
}
