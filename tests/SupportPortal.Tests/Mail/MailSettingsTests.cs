using SupportPortal.Mail;

namespace SupportPortal.Tests.Mail;

public class MailSettingsTests
{
    [Fact]
    public void Complete_settings_have_no_problem() => Assert.Empty(Complete().Problems(isDevelopment: false));

    [Fact]
    public void Development_needs_neither_server_nor_TLS() =>
        Assert.Empty(new MailSettings { From = "suporte@demo.example", Tls = false }.Problems(isDevelopment: true));

    [Fact]
    public void Elsewhere_a_server_with_TLS_and_a_sender_are_required()
    {
        var problems = new MailSettings { Tls = false }.Problems(isDevelopment: false).ToList();

        Assert.Contains(problems, p => p.StartsWith("Mail:Host", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("Mail:Tls", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("Mail:From", StringComparison.Ordinal));
    }

    [Fact]
    public void A_user_without_a_password_is_a_mistake()
    {
        var settings = Complete();
        settings.User = "portal";

        Assert.Equal("Mail:Password is missing.", Assert.Single(settings.Problems(isDevelopment: false)));
    }

    private static MailSettings Complete() => new() { Host = "smtp.example", From = "suporte@portal.example" };
}
