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
        var order = $"/atendimento/ordens-de-servico/{(await Db.ServiceOrders.SingleAsync()).Number}";
        var page = await Browser.Open("/atendimento", bruno, screen, dark);
        foreach (var url in new[]
        {
            $"/atendimento?chamado={ticket.Code}", "/atendimento?q=nada-disso", "/atendimento?visao=vencidos", $"/atendimento/chamados/{ticket.Code}",
            $"/atendimento/chamados/{ticket.Code}/propriedades", $"/atendimento/chamados/{ticket.Code}/nova-os", "/atendimento/ordens-de-servico",
            order, $"{order}/agendar", $"{order}/concluir", $"{order}/cancelar", "/atendimento/clientes", $"/atendimento/clientes/{customer.Cnpj.Value}",
        })
        {
            await page.GotoAsync(url);
            await Browser.HasNoAxeViolations(page);
            await Browser.DoesNotScrollSideways(page);
        }
    }
}
