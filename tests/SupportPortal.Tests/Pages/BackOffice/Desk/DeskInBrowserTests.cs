using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Tickets;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Pages.BackOffice.Desk;

public class DeskInBrowserTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task An_analysts_morning(bool javaScript)
    {
        var ticket = await Given.OpenedTicket(await Given.Contact(), Given.Stopped, "Sistema fora do ar");
        var page = await Browser.Open("/atendimento", await Given.Staff(), javaScript: javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sistema fora do ar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Assumir" }).ClickAsync();

        await page.GetByText("Nota interna", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Mensagem").FillAsync("Mesmo sintoma da filial.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salvar nota interna" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nota interna, o cliente não vê")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Abrir OS" }).ClickAsync();
        await page.GetByLabel("O que será feito").FillAsync("Reiniciar o serviço.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Abrir OS" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Chamado {ticket.Code}" }).ClickAsync();

        await page.GetByLabel("Mensagem").FillAsync("O serviço voltou às 10h.");
        await page.GetByLabel("Ao enviar").SelectOptionAsync("Resolved");
        await page.GetByRole(AriaRole.Button, new() { Name = "Responder ao cliente" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Resposta pública, sai em instantes")).ToBeVisibleAsync();
        await Portal.SendHeldReplies();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("header").GetByText("Resolvido")).ToBeVisibleAsync();

        Assert.Equal(TicketStatus.Resolved, (await Db.Tickets.SingleAsync()).Status);
        Assert.Equal(ServiceOrderStatus.Open, (await Db.ServiceOrders.SingleAsync()).Status);
    }

    [Fact]
    public async Task The_queue_is_worked_with_single_keys()
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, subject: "Primeiro");
        await Given.OpenedTicket(ana, subject: "Segundo", at: Clock.Now.AddMinutes(1));
        var page = await Browser.Open("/atendimento", await Given.Staff());

        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Atalhos de teclado" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Segundo");
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("n");
        await page.Keyboard.TypeAsync("nj");
        await Assertions.Expect(page.GetByLabel("Mensagem")).ToHaveValueAsync("nj");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Salvar nota interna" })).ToBeVisibleAsync();
        await page.GetByLabel("Mensagem").FillAsync("");
    }

    [Fact]
    public async Task Rows_are_ticked_opened_and_left_by_keys_and_chords_lead_away()
    {
        var ana = await Given.Contact();
        var first = await Given.OpenedTicket(ana, Given.Stopped, "Primeiro");
        var second = await Given.OpenedTicket(ana, Given.Defect, "Segundo");
        var page = await Browser.Open("/atendimento", await Given.Staff());
        await page.WaitForLoadStateAsync(); // the keys come with the script
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Alterar selecionados" })).ToBeVisibleAsync();
        Assert.True(await page.GetByLabel($"Selecionar chamado {first.Code}").IsCheckedAsync());
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Primeiro");
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Segundo");
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("s");
        Assert.Equal("Input_Then", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await page.Keyboard.PressAsync("k"); // in a field: nothing happens
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator($"tr#c-{second.Code}")).ToHaveAttributeAsync("aria-current", "true");
        await page.WaitForLoadStateAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page).ToHaveURLAsync("/atendimento?visao=minha");
    }

    [Fact]
    public async Task Keys_are_turned_off_for_the_person_and_their_list_stays_at_hand()
    {
        await Given.OpenedTicket(subject: "Primeiro");
        var bruno = await Given.Staff();
        var page = await Browser.Open("/atendimento", bruno);
        await page.Keyboard.PressAsync("?");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Atalhos de teclado" });
        for (var i = 0; i < 6; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null")); // the page behind is out of reach
        }
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Desligar os atalhos de uma tecla" }).ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-teclas", "nao");
        foreach (var key in new[] { "?", "j", "/" }) { await page.Keyboard.PressAsync(key); }
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        Assert.Equal("BODY", await page.EvaluateAsync<string>("() => document.activeElement.tagName"));
        Assert.False((await Db.People.SingleAsync(p => p.Id == bruno.Id)).UsesKeys);
        await page.Locator(".pc-lado-conta summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Atalhos de teclado" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Ligar os atalhos de uma tecla" })).ToBeVisibleAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Tickets_are_handed_over_together_and_one_is_refused(bool javaScript)
    {
        var (bruno, ana) = (await Given.Staff(), await Given.Contact());
        await Given.Staff(name: "Carla Reis");
        var (one, two) = (await Given.OpenedTicket(ana, subject: "Um"), await Given.OpenedTicket(ana, subject: "Dois"));
        var page = await Browser.Open("/atendimento", bruno, javaScript: javaScript);
        foreach (var ticket in new[] { one, two }) { await page.GetByLabel($"Selecionar chamado {ticket.Code}").CheckAsync(); }
        await page.GetByRole(AriaRole.Button, new() { Name = "Alterar selecionados" }).ClickAsync();
        await page.GetByLabel("Responsável").SelectOptionAsync(new SelectOptionValue { Label = "Carla Reis" });
        await Portal.SignedInAs(await Given.Staff(name: "Davi Sá")).Submit($"/atendimento/chamados/{one.Code}", button: "Assumir");
        await page.GetByRole(AriaRole.Button, new() { Name = "Alterar 2 chamados" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Nem todos os chamados foram alterados");
        await Assertions.Expect(page.Locator($"tr[data-code='{one.Code}']")).ToContainTextAsync("Outra pessoa mudou este chamado");
        await Assertions.Expect(page.Locator($"tr[data-code='{two.Code}']")).ToContainTextAsync("Alterado");
        if (javaScript) { await Browser.HasNoAxeViolations(page); } // axe itself is a script
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_ticket_is_read_beside_the_queue_on_a_wide_screen(bool javaScript)
    {
        var ana = await Given.Contact();
        await Given.OpenedTicket(ana, Given.Stopped, "Primeiro");
        var second = await Given.OpenedTicket(ana, Given.Defect, "Segundo");
        var page = await Browser.Open("/atendimento", await Given.Staff(), javaScript: javaScript);
        Assert.False(await page.Locator("#previa").IsVisibleAsync());
        await page.SetViewportSizeAsync(1920, 1000);
        await page.GetByRole(AriaRole.Link, new() { Name = $"Prévia do chamado {second.Code}" }).ClickAsync();
        await Assertions.Expect(page.Locator("#previa h2")).ToHaveTextAsync("Segundo");
        await Assertions.Expect(page.Locator($"tr#c-{second.Code}")).ToHaveAttributeAsync("aria-current", "true");
        Assert.Contains($"chamado={second.Code}", page.Url, StringComparison.Ordinal);
        if (javaScript)
        {
            await page.Keyboard.PressAsync("k");
            await Assertions.Expect(page.Locator("#previa h2")).ToHaveTextAsync("Primeiro");
        }
        if (javaScript) { await Browser.HasNoAxeViolations(page); } // axe itself is a script
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_canned_reply_is_put_into_the_text(bool javaScript)
    {
        var bruno = await Given.Staff();
        await Given.Reply(bruno, "Pedir a tela", "Envie a tela, {{primeiro_nome}}.");
        var ticket = await Given.OpenedTicket(await Given.Contact(name: "Fernanda Lima"));
        var page = await Browser.Expect(404, 422).Open($"/atendimento/chamados/{ticket.Code}", bruno, javaScript: javaScript);
        await page.GetByLabel("Mensagem").FillAsync("Bom dia.\n\n");
        await page.GetByLabel("Resposta pronta").FillAsync("não existe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inserir" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Nenhuma resposta pronta com esse título.").First).ToBeVisibleAsync();
        await page.GetByLabel("Resposta pronta").FillAsync("Pedir a tela");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inserir" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Mensagem")).ToHaveValueAsync("Bom dia.\n\nEnvie a tela, Fernanda.");
        await page.GetByLabel("Mensagem").FillAsync("");
    }

    [Theory]
    [InlineData(Screen.Wide, false)]
    [InlineData(Screen.Wide, true)]
    [InlineData(Screen.Phone, false)]
    public async Task Every_page_of_the_desk_is_accessible_and_fits_the_screen(Screen screen, bool dark)
    {
        var bruno = await Given.Staff();
        var customer = await Given.Company();
        var ticket = await Given.OpenedTicket(await Given.Contact(customer), Given.Defect, then: t => t.AddNote("Nota para a equipe.", Given.By(bruno), Clock.Now));
        await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}/nova-os", new() { ["Input.Title"] = "Corrigir", ["Input.Tasks"] = "Parar, corrigir." });
        await Portal.SignedInAs(bruno).Submit($"/atendimento/chamados/{ticket.Code}/tempo", new() { ["Input.Minutes"] = "30", ["Input.Day"] = "2030-06-03", ["Input.Note"] = "Análise" });
        await Given.ContractedProduct(customer);
        var product = (await Db.Products.SingleAsync()).Id;
        await Portal.SignedInAs(bruno).Submit("/atendimento/incidentes/novo", new() { ["Input.Title"] = "Notas não autorizam", ["Input.ProductId"] = $"{product}", ["Input.Text"] = "A Sefaz não responde." });
        var order = $"/atendimento/ordens-de-servico/{(await Db.ServiceOrders.SingleAsync()).Number}";
        var page = await Browser.Open("/atendimento", bruno, screen, dark);
        foreach (var url in new[]
        {
            $"/atendimento?chamado={ticket.Code}", "/atendimento?q=nada-disso", "/atendimento?visao=vencidos", $"/atendimento/chamados/{ticket.Code}",
            $"/atendimento/chamados/{ticket.Code}/propriedades", $"/atendimento/chamados/{ticket.Code}/nova-os", "/atendimento/ordens-de-servico",
            $"/atendimento/chamados/{ticket.Code}?compor=interna", $"/atendimento/chamados/{ticket.Code}/vinculos", $"/atendimento/chamados/{ticket.Code}/tempo", $"/atendimento/chamados/{ticket.Code}/como-cliente",
            $"/atendimento/chamados/{ticket.Code}/separar/{ticket.Messages[0].Id}", "/atendimento/incidentes", "/atendimento/incidentes/novo", $"/atendimento/incidentes/{(await Db.Incidents.SingleAsync()).Id}",
            order, $"{order}/agendar", $"{order}/concluir", $"{order}/cancelar", "/atendimento/clientes", $"/atendimento/clientes/{customer.Cnpj.Value}",
        })
        {
            await page.GotoAsync(url);
            await Browser.HasNoAxeViolations(page);
            await Browser.DoesNotScrollSideways(page);
        }
    }
}
