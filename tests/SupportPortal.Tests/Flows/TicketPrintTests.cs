using Microsoft.Playwright;
using SupportPortal.Domain.Sla;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Flows;

public class TicketPrintTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_printed_ticket_has_no_menu_form_or_button_and_is_light_though_the_screen_is_dark()
    {
        var ana = await Given.Contact();
        var bruno = await Given.Staff();
        var ticket = await Given.OpenedTicket(ana, at: Clock.Now.AddHours(-2), then: t => t.WaitForCustomer("Falta o XML", StandardCalendar.Instance, Given.By(bruno), Clock.Now.AddHours(-1)));
        await using var browser = new Browser(Portal);
        foreach (var part in new[] { "", "/historico", "/listagem", "/formulario", "/prazo" })
        {
            var page = await browser.Open($"/chamados/{ticket.Code}{part}", ana, dark: true);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetViewportSizeAsync(718, 1000); // A4 less its margins, where the screen would show its phone layout
            Assert.Equal((part, 0), (part, await page.Locator("nav:visible, button:visible, form:visible, textarea:visible, .btn:visible, footer:visible").CountAsync()));
            Assert.Equal("rgb(17, 26, 31)", await page.EvaluateAsync<string>("""
                () => { const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true }); probe.fillStyle = getComputedStyle(document.querySelector('h1')).color; probe.fillRect(0, 0, 1, 1); return `rgb(${[...probe.getImageData(0, 0, 1, 1).data].slice(0, 3).join(', ')})`; }
                """));
            Assert.True(await page.Locator("h1").IsVisibleAsync());
            if (Environment.GetEnvironmentVariable("SHOTS") is { } folder) { await page.ScreenshotAsync(new() { Path = $"{folder}/print{part.Replace('/', '-')}.png", FullPage = true }); }
        }
    }
}
