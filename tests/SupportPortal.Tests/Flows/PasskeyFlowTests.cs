using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>Passkeys with Chromium's virtual authenticator, and what a forged ceremony meets.</summary>
public class PasskeyFlowTests(Portal portal) : PageTest(portal)
{
    private static readonly Uri Origin = new("https://localhost");

    [Theory, InlineData(false), InlineData(true)]
    public async Task Somebody_adds_a_passkey_signs_out_and_signs_in_with_it(bool staff)
    {
        var person = staff ? await Given.Staff() : await Given.Contact();
        var page = await OpenWithDevice("/conta/seguranca", person);
        await Add(page, "Celular");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Passkeys" })).ToContainTextAsync("Ainda não usada");
        await Browser.HasNoAxeViolations(page);

        await page.GotoAsync("/sair");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sair" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar com passkey" }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == (staff ? "/atendimento" : "/"));

        var key = await Db.Passkeys.SingleAsync();
        Assert.Equal(("Celular", person.Id, (DateTimeOffset?)Clock.Now), (key.Name, key.PersonId, key.LastUsedAt));
        Assert.Contains("Uma passkey foi adicionada", (await Db.Outbox.SingleAsync(m => m.Kind == "factor-changed")).Text, StringComparison.Ordinal);
        Assert.Equal([AuditKind.PasskeyAdded, AuditKind.PasskeyUsed, AuditKind.SignOut], (await Db.AuditEntries.Select(e => e.Kind).ToListAsync()).OrderBy(k => $"{k}", StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_removed_passkey_opens_nothing()
    {
        var ana = await Given.Contact();
        var page = await OpenWithDevice("/conta/seguranca", ana);
        await Add(page, "Notebook");
        await page.GetByRole(AriaRole.Link, new() { Name = "Remover Notebook" }).ClickAsync();
        await page.FillAsync("#Input_CurrentPassword", Given.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remover", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Passkey removida");
        Assert.Empty(await Db.Passkeys.ToListAsync());

        await page.GotoAsync("/sair");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sair" }).ClickAsync();
        Browser.Expect(422);
        await page.GetByRole(AriaRole.Button, new() { Name = "Entrar com passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("não abre nenhuma conta");
    }

    [Fact]
    public async Task Adding_one_asks_for_the_password()
    {
        var page = await OpenWithDevice("/conta/seguranca", await Given.Contact());
        Browser.Expect(422);
        await Fill(page, "Celular", "Outra-Senha-Longa-1");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "A senha atual não confere." })).ToBeVisibleAsync();
        Assert.Empty(await Db.Passkeys.ToListAsync());
    }

    [Fact]
    public async Task An_answer_is_good_once_and_for_five_minutes_and_from_our_own_pages()
    {
        var ana = await Given.Contact();
        var page = await OpenWithDevice("/conta/seguranca", ana);
        await Add(page, "Celular");
        var good = await Challenge();
        var answer = await Sign(page, good.Options);
        Assert.Equal(HttpStatusCode.OK, await Send(good, answer));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(good, answer)); // replayed, cookie and all

        var late = await Challenge();
        var lateAnswer = await Sign(page, late.Options);
        Clock.Advance(Passkeys.ChallengeLifetime);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(late, lateAnswer));

        var other = await Challenge();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(other, lateAnswer)); // of another challenge

        var foreign = await Challenge();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(foreign, WithOrigin(await Sign(page, foreign.Options), "https://portal.alheio.example")));
        var elsewhere = await Challenge();
        elsewhere.Browser.Http.DefaultRequestHeaders.Host = "localhost:1"; // signed for our page, brought to another one
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(elsewhere, await Sign(page, elsewhere.Options)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(await Challenge(), "{}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(await Challenge(), ""));
    }

    private async Task<IPage> OpenWithDevice(string url, Person person)
    {
        var page = await Browser.Open(url, person);
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }

    private static async Task Add(IPage page, string name)
    {
        await Fill(page, name, Given.Password);
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Passkey adicionada");
    }

    private static async Task Fill(IPage page, string name, string password)
    {
        await page.FillAsync("#Input_Name", name);
        await page.FillAsync("#Input_CurrentPassword", password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Adicionar passkey" }).ClickAsync();
    }

    /// <summary>A browser of its own that has been given a challenge.</summary>
    private async Task<(Client Browser, string Cookie, string Options)> Challenge()
    {
        var client = Portal.Anonymous();
        client.Http.DefaultRequestHeaders.Host = Portal.BrowserAddress.Authority; // the answers are signed for the address that the test's browser has
        using var response = await client.Post("/entrar/passkey?handler=options", "/entrar", []);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (client, client.Cookies.GetAllCookies()["__Host-portal-passkey"]!.Value, await response.Content.ReadAsStringAsync());
    }

    private static async Task<HttpStatusCode> Send((Client Browser, string Cookie, string Options) challenge, string credential)
    {
        challenge.Browser.Cookies.Add(Origin, new System.Net.Cookie("__Host-portal-passkey", challenge.Cookie, "/") { Secure = true });
        using var response = await challenge.Browser.Post("/entrar/passkey", "/ajuda", [new("credential", credential)]);
        return response.StatusCode;
    }

    private static Task<string> Sign(IPage page, string options) => page.EvaluateAsync<string>(
        "async o => JSON.stringify(await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(o)) }))", options);

    private static string WithOrigin(string credential, string origin)
    {
        var json = JsonNode.Parse(credential)!;
        var data = JsonNode.Parse(WebEncoders.Base64UrlDecode(json["response"]!["clientDataJSON"]!.GetValue<string>()))!;
        data["origin"] = origin;
        json["response"]!["clientDataJSON"] = WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(data));
        return json.ToJsonString();
    }
}
