using System.Net;
using Microsoft.EntityFrameworkCore;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Audit;
using SupportPortal.Security;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Security;

public class SignInTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData("12.ABC.345/01DE-35"), InlineData("12abc34501de35"), InlineData(" 12ABC34501DE35 ")]
    public async Task A_company_signs_in_with_its_CNPJ_however_it_is_typed(string typed)
    {
        await Given.CompanyAccount(await Given.Company(cnpj: "12ABC34501DE35"));

        var response = await SignIn(Portal.Anonymous(), typed);

        Assert.Equal((HttpStatusCode.Found, "/"), (response.StatusCode, response.Headers.Location!.OriginalString));
        Assert.Equal("ok", (await Db.AuditEntries.SingleAsync(e => e.Kind == AuditKind.SignIn)).Result);
    }

    [Fact]
    public async Task A_contact_signs_in_with_e_mail_or_CPF()
    {
        var email = (await Given.Contact()).Email!;
        var customer = await Given.Company();
        var person = new Person { Name = "Rui", Kind = PersonKind.Contact, UserName = "rui@empresa.example", NormalizedUserName = "RUI@EMPRESA.EXAMPLE", Cpf = Cpf.Parse("529.982.247-25") };
        person.Activate(Given.OldHash, "stamp");
        await Given.Save(person);
        await Given.Save(new Membership(person.Id, customer.Id, Permission.OwnTickets));

        foreach (var login in (string[])[email, email.ToUpperInvariant(), "529.982.247-25", "52998224725", "rui@empresa.example"])
        {
            Assert.Equal(HttpStatusCode.Found, (await SignIn(Portal.Anonymous(), login)).StatusCode);
        }
    }

    [Fact]
    public async Task Whatever_is_wrong_the_answer_is_the_same_to_the_byte()
    {
        var (active, _) = await Given.NewCompany(change: a => a.Activate(Given.OldHash, "stamp"));
        var (unreleased, _) = await Given.NewCompany();
        var (released, _) = await Given.ReleasedCompany();
        var (disabled, _) = await Given.NewCompany(change: a => { a.Activate(Given.OldHash, "stamp"); a.Disable(); });
        var alone = new Person { Name = "Sem empresa", Kind = PersonKind.Contact, UserName = "A@B.EXAMPLE", NormalizedUserName = "A@B.EXAMPLE" };
        alone.Activate(Given.OldHash, "stamp");
        await Given.Save(alone);

        var answers = new List<string>();
        foreach (var (login, password) in new[]
        {
            (active.Cnpj.Value, "Outra-Senha-Longa-1"), (unreleased.Cnpj.Value, Given.Password), (released.Cnpj.Value, Given.Password),
            (disabled.Cnpj.Value, Given.Password), ("a@b.example", Given.Password), ("11222333000181", Given.Password), ("ninguem@x.example", Given.Password),
        })
        {
            answers.Add(await Answer(await SignIn(Portal.Anonymous(), login, password), login));
        }
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.StartsWith("422", answers[0], StringComparison.Ordinal);
        Assert.All(await Db.AuditEntries.ToListAsync(), e => Assert.Equal("refused", e.Result));
        Assert.Empty(await Db.Sessions.ToListAsync());
    }

    [Fact]
    public async Task Five_refusals_and_the_account_rests_for_this_network_on_every_instance_until_the_first_is_15_minutes_old()
    {
        var ana = await Given.Contact();
        for (var left = 4; left >= 0; left--)
        {
            var page = await Client.Read(await SignIn(left % 2 == 0 ? Portal.Anonymous() : Other(), ana.Email!, "Outra-Senha-Longa-1"));
            Assert.Contains(left switch { 0 => "As tentativas acabaram", 1 => "mais 1 tentativa,", _ => $"mais {left} tentativas" }, page.Body!.TextContent, StringComparison.Ordinal);
        }
        var blocked = await SignIn(Portal.Anonymous(), ana.Email!);
        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(15), blocked.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.Found, (await SignIn(Portal.Anonymous(), (await Given.Contact()).Email!)).StatusCode);

        Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(Other(), ana.Email!)).StatusCode);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.Found, (await SignIn(Other(), ana.Email!)).StatusCode);
    }

    [Fact]
    public async Task Twenty_refusals_from_one_network_are_enough_whatever_the_accounts()
    {
        for (var i = 0; i < 20; i++) { Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(Portal.Anonymous(), $"x{i}@x.example")).StatusCode); }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(Portal.Anonymous(), (await Given.Contact()).Email!)).StatusCode);
    }

    [Fact]
    public async Task A_right_password_starts_the_count_anew()
    {
        var ana = await Given.Contact();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) { await SignIn(Portal.Anonymous(), ana.Email!, "Outra-Senha-Longa-1"); }
            Assert.Equal(HttpStatusCode.Found, (await SignIn(Portal.Anonymous(), ana.Email!)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/chamados/2026-000001?aba=1", "/chamados/2026-000001?aba=1")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task After_signing_in_one_is_where_one_wanted_to_be_inside_the_portal(string wanted, string reached)
    {
        var response = await SignIn(Portal.Anonymous(), (await Given.Contact()).Email!, url: $"/entrar?returnUrl={Uri.EscapeDataString(wanted)}");
        Assert.Equal(reached, response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_old_hash_is_made_anew_and_still_fits()
    {
        var ana = await Given.Change(await Given.Contact(), p => p.ChangePassword(Given.OldHash, "stamp"));
        await SignIn(Portal.Anonymous(), ana.Email!);
        var stored = (await Db.People.SingleAsync(p => p.Id == ana.Id)).PasswordHash!;
        Assert.NotEqual(ana.PasswordHash, stored);
        Assert.Equal(Passwords.Iterations, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(stored).AsSpan(5)));
        Assert.Equal(HttpStatusCode.Found, (await SignIn(Portal.Anonymous(), ana.Email!)).StatusCode);
    }

    [Fact]
    public async Task A_sign_in_from_a_new_browser_is_told_by_mail_but_not_the_first()
    {
        var ana = await Given.Contact();
        var browser = Portal.Anonymous();
        await SignIn(browser, ana.Email!);
        await browser.Submit("/sair");
        await SignIn(browser, ana.Email!);
        Assert.Empty(await Db.Outbox.ToListAsync());

        await SignIn(Portal.Anonymous(), ana.Email!);
        Assert.Equal(("new-device", ana.Email), (await Db.Outbox.Select(m => new { m.Kind, m.RecipientAddress }).SingleAsync()) is { } m ? (m.Kind, m.RecipientAddress) : default);
    }

    private Client Other() => new(Portal.With(_ => { }));

    private static Task<HttpResponseMessage> SignIn(Client client, string login, string password = Given.Password, string url = "/entrar") =>
        client.Submit(url, new() { ["Input.User"] = login, ["Input.Password"] = password });

    // Status, headers and body, without what is random for everybody (the form's token) and what was typed.
    private static async Task<string> Answer(HttpResponseMessage response, string typed)
    {
        var page = await Client.Read(response);
        foreach (var token in page.QuerySelectorAll("input[name='__RequestVerificationToken']")) { token.SetAttribute("value", ""); }
        var headers = response.Headers.Where(h => !h.Key.Equals("X-Request-ID", StringComparison.OrdinalIgnoreCase)).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n{page.DocumentElement.OuterHtml.Replace(WebUtility.HtmlEncode(typed), "…", StringComparison.Ordinal)}";
    }
}
