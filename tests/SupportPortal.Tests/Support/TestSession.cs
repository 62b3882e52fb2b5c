using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Data;
using SupportPortal.Domain.Accounts;
using SupportPortal.Security;

namespace SupportPortal.Tests.Support;

/// <summary>
/// The one place of the tests that knows how somebody is signed in: by a session of his or her own, as the sign-in page would open it after the
/// password and the second factor. Those have tests of their own; here they would cost each test a slow hash.
/// </summary>
internal static class TestSession
{
    public static readonly Uri Origin = new("https://localhost");

    public static async Task Open(IServiceProvider services, CookieContainer cookies, Person person)
    {
        await using var db = services.GetRequiredService<SystemDb>().Open();
        var customerId = await SignIn.CompanyOfAsync(db, person);
        var key = await services.GetRequiredService<Sessions>().OpenAsync(person, customerId, SessionStage.Complete, "127.0.0.1/32", "Chrome, Linux");
        cookies.Add(Origin, new Cookie(services.GetRequiredService<PortalCookies>().NameOf(PortalCookies.Session), key, "/") { Secure = true, HttpOnly = true });
    }
}
