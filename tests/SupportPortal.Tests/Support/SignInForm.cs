using SupportPortal.Domain.Accounts;

namespace SupportPortal.Tests.Support;

/// <summary>The one place of the tests that knows how people sign in.</summary>
internal static class SignInForm
{
    public static async Task Send(Client client, Person person)
    {
        var response = await client.Submit(person.Kind is PersonKind.Staff ? "/entrar/equipe" : "/entrar", new()
        {
            ["Input.User"] = person.UserName!,
            ["Input.Password"] = Given.Password,
        });
        Assert.True(response.Headers.Location is not null, $"{person.UserName} could not sign in: {(await Client.Read(response)).Body?.TextContent.Trim()}");
    }
}
