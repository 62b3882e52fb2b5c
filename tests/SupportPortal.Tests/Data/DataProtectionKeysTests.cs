using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportPortal.Data;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Data;

public class DataProtectionKeysTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public void Another_instance_reads_what_this_one_protected()
    {
        using var other = Portal.With(_ => { });
        Assert.Equal("cookie", Protector(other.Services).Unprotect(Protector(Portal.Services).Protect("cookie")));
    }

    [Fact]
    public async Task The_key_is_encrypted_in_the_database_under_the_configured_secret()
    {
        var text = Protector(Portal.Services).Protect("cookie");
        var key = Assert.Single(await Db.Set<DataProtectionKey>().ToListAsync());
        Assert.Contains("sealedKey", key.Xml, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key.Xml, StringComparison.Ordinal);

        using var other = Portal.With(b => b.UseSetting(DataProtectionSetup.SecretSetting, new string('x', 40)));
        Assert.ThrowsAny<CryptographicException>(() => Protector(other.Services).Unprotect(text));
    }

    private static IDataProtector Protector(IServiceProvider services) => services.GetDataProtectionProvider().CreateProtector("test");
}
