using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SupportPortal.Tests.Flows;

/// <summary>A service order between the two sides, in the browser.</summary>
public class ServiceOrderFlowTests(Portal portal) : PageTest(portal)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_service_order_goes_from_the_ticket_to_the_customers_acceptance_and_the_hours_show_on_the_consumption(bool javaScript)
    {
        var company = await Given.Company();
        var ana = await Given.Contact(company);
        var contract = await Given.ContractWithHours(company);
        var ticket = await Given.OpenedTicket(ana, subject: "Etiqueta fora de posição");
        var desk = await Browser.Expect(422).Open($"/atendimento/chamados/{ticket.Code}", await Given.Staff(), javaScript: javaScript);

        await desk.GetByRole(AriaRole.Link, new() { Name = "Abrir OS" }).ClickAsync();
        await desk.FillAsync("#Input_Tasks", "Ajustar a margem\nImprimir dez etiquetas");
        await Press(desk, "Abrir OS");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Agendar" }).ClickAsync();
        await desk.FillAsync("#Input_Visit_Day", "2030-06-03");
        await desk.FillAsync("#Input_Visit_From", "14:00");
        await desk.FillAsync("#Input_Visit_To", "15:30");
        await Press(desk, "Agendar e avisar o cliente");
        await Press(desk, "Iniciar");
        await Press(desk, "Marcar como feita: Ajustar a margem");
        await Press(desk, "Marcar como feita: Imprimir dez etiquetas");

        await desk.GetByRole(AriaRole.Link, new() { Name = "Incluir peça" }).ClickAsync();
        await desk.FillAsync("#Input_Description", "Bobina térmica");
        await desk.FillAsync("#Input_Quantity", "2");
        await Press(desk, "Incluir peça");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Voltar à OS" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Lançar horas" }).ClickAsync();
        await Press(desk, "Lançar horas"); // without a time
        await Expect(desk.Locator("#Input_Minutes-erro")).ToBeVisibleAsync();
        await desk.FillAsync("#Input_Minutes", "90");
        await Press(desk, "Lançar horas");
        await desk.GetByRole(AriaRole.Link, new() { Name = "Voltar à OS" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Incluir fotos" }).ClickAsync();
        await desk.SetInputFilesAsync("#Input_Photos", new FilePayload { Name = "etiqueta.png", MimeType = "image/png", Buffer = Given.Png });
        await Press(desk, "Enviar fotos");
        await Expect(desk.GetByRole(AriaRole.Img, new() { Name = "etiqueta.png" })).ToBeVisibleAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Voltar à OS" }).ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "Concluir" }).ClickAsync();
        await desk.FillAsync("#Input_Report", "Margem ajustada; dez etiquetas lidas.");
        await Press(desk, "Concluir e pedir o ateste");

        var page = await Browser.Open("/ordens-de-servico", ana, javaScript: javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Etiqueta fora de posição" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("nada é aceito sem a sua resposta");
        await page.FillAsync("#Input_Remarks", "Faltou a impressora da tarde.");
        await Press(page, "Atestar serviço");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Comprovante do ateste" })).ToBeVisibleAsync();
        Assert.Equal(ServiceOrderStatus.Accepted, (await Db.ServiceOrders.SingleAsync()).Status);

        await page.GotoAsync($"/consumo?contrato={contract.Id}");
        await Expect(page.Locator(".pc-numeros")).ToContainTextAsync("8\u00a0h 30\u00a0min");
        var number = (await Db.ServiceOrders.SingleAsync()).Number;
        await page.GetByRole(AriaRole.Link, new() { Name = $"OS {number.Replace('-', '/')}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Faltou a impressora da tarde.");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
