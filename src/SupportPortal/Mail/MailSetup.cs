using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
#if MAILKIT
using ServerTransport = SupportPortal.Mail.MailKitTransport;
#else
using ServerTransport = SupportPortal.Mail.SmtpTransport;
#endif

namespace SupportPortal.Mail;

public static class MailSetup
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var isDevelopment = environment.IsDevelopment();
        services.AddOptions<MailSettings>()
            .Bind(configuration.GetSection("Mail"))
            .PostConfigure(mail =>
            {
                if (isDevelopment && mail.From.Length == 0) { mail.From = "suporte@demo.example"; }
            })
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailSettings>>(new Check(isDevelopment));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<IMailTransport>(s => s.GetRequiredService<IOptions<MailSettings>>().Value.HasServer
            ? ActivatorUtilities.CreateInstance<ServerTransport>(s)
            : new MailboxOnlyTransport()); // the check lets this happen in Development only
        // Afterwards, as AddRazorPages starts its list of conventions anew.
        return services.PostConfigure<RazorPagesOptions>(pages =>
        {
            if (isDevelopment) { pages.Conventions.AllowAnonymousToFolder("/Dev"); }
            else { pages.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear()); } // no route: no page
        });
    }

    private sealed class Check(bool isDevelopment) : IValidateOptions<MailSettings>
    {
        public ValidateOptionsResult Validate(string? name, MailSettings options) =>
            options.Problems(isDevelopment).ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
