using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Jobs;

namespace SupportPortal.Security;

public static class SecuritySetup
{
    public static IServiceCollection AddSecurity(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Passwords.Iterations);
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<PortalCookies>().AddSingleton<Passwords>().AddSingleton<Throttles>().AddSingleton<Sessions>();
        services.AddScoped<Audit>().AddScoped<SignIn>().AddScoped<FirstAccess>().AddScoped<PasswordChange>().AddScoped<PasswordAgain>().AddScoped<EmailChange>().AddScoped<SecondFactor>();
        services.AddPasskeys();
        services.AddSingleton<ApiKeys>();
        services.AddScoped(s => ViewerOf(s.GetRequiredService<IHttpContextAccessor>().HttpContext) ?? Viewer.Anonymous);
        services.AddAuthentication(SessionHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, s => s.ForwardDefaultSelector = c => ApiKeyHandler.IsFor(c.Request) ? ApiKeyHandler.Name : null)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null);
        services.AddAuthorization(Access.AddPolicies);
        services.Configure<RazorPagesOptions>(pages => Access.AddFolders(pages.Conventions));
        services.AddOptions<AntiforgeryOptions>().Configure<PortalCookies>((form, cookies) =>
        {
            form.Cookie = new FormCookie(cookies.Secure is CookieSecurePolicy.Always)
            {
                Name = cookies.NameOf(PortalCookies.Antiforgery),
                Path = "/",
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
            };
        });
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormCompany>();
        services.AddOptions<CookieTempDataProviderOptions>().PostConfigure<PortalCookies>((notice, cookies) =>
        {
            notice.Cookie.Name = cookies.NameOf(PortalCookies.TempData);
            notice.Cookie.SecurePolicy = cookies.Secure;
            (notice.Cookie.Path, notice.Cookie.HttpOnly, notice.Cookie.SameSite) = ("/", true, SameSiteMode.Lax);
        });
        return services.AddHostedService<SecurityUpkeep>();
    }

    /// <summary>The framework's ceremony over our table; its user manager is asked for nothing else.</summary>
    private static void AddPasskeys(this IServiceCollection services)
    {
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((passkeys, configuration) =>
        {
            // Never the Host header. A wider domain ("empresa.com.br") lets keys work on its other hosts too.
            var ours = new Uri(configuration["Portal:PublicUrl"]!);
            passkeys.ServerDomain = configuration["Portal:PasskeyDomain"] ?? ours.Host;
            // By itself the framework compares with the request's Origin header, which whoever sends the request writes too.
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin
                && (asked.Origin == ours.GetLeftPart(UriPartial.Authority) || asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}"));
            (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement, passkeys.AttestationConveyancePreference) = ("required", "required", "none");
            passkeys.AuthenticatorTimeout = Passkeys.ChallengeLifetime;
        });
        services.AddScoped<PasskeyStore>().AddScoped<Passkeys>();
        services.AddScoped<IPasskeyHandler<Person>>(s => new PasskeyHandler<Person>(
            new UserManager<Person>(
                s.GetRequiredService<PasskeyStore>(), s.GetRequiredService<IOptions<IdentityOptions>>(), s.GetRequiredService<IPasswordHasher<Person>>(), [], [],
                new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), s, s.GetRequiredService<ILogger<UserManager<Person>>>()),
            s.GetRequiredService<IOptions<IdentityPasskeyOptions>>()));
    }

    /// <summary>After routing, before everything that asks who is looking or opens the database.</summary>
    public static IApplicationBuilder UseSecurity(this IApplicationBuilder app) => app
        .UseAuthentication()
        .Use(async (context, next) =>
        {
            // The customers' home is theirs; staff begin at their work.
            if (context.Request.Path == "/" && context.Features.Get<OpenSession>()?.Viewer is { IsStaff: true } viewer) { context.Response.Redirect(Home.Of(viewer)); return; }
            await next(context);
        })
        .UseAuthorization();

    /// <summary>A person's by the session, a program's by its key; no request has both.</summary>
    private static Viewer? ViewerOf(HttpContext? context) => context?.Features.Get<OpenSession>()?.Viewer ?? context?.Features.Get<OpenKey>()?.Viewer;

    /// <summary>Secure like the others. With SecurePolicy.Always the framework would answer 500, not a page, to a form over plain HTTP.</summary>
    private sealed class FormCookie(bool alwaysSecure) : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = alwaysSecure || context.Request.IsHttps;
            return options;
        }
    }
}

public static class Home
{
    public static string Of(Viewer viewer) => Of(viewer.Kind, viewer.Role);

    public static string Of(PersonKind? kind, StaffRole? role) =>
        kind is not PersonKind.Staff ? "/" : role is StaffRole.Finance ? "/cobranca" : "/atendimento";
}
