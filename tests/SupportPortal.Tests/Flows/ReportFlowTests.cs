using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Flows;

public class ReportFlowTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task A_supervisor_looks_at_a_chart_narrows_the_report_and_opens_what_a_figure_counts()
    {
        var carla = await Given.Staff(StaffRole.Supervisor, "Carla Dias");
        await Tickets();
        var page = await Browser.Open("/atendimento", carla);
        await page.GetByRole(AriaRole.Link, new() { Name = "Relatórios" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Volume por semana" })).ToBeVisibleAsync();
        foreach (var table in (string[])["tab-volume", "tab-prazo"])
        {
            await page.WaitForFunctionAsync("""
                table => {
                  const canvas = document.querySelector(`canvas[data-tabela=${table}]`);
                  return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((v, i) => i % 4 === 3 && v > 0).length > 100;
                }
                """, table);
        }
        var light = await page.EvaluateAsync<string>(Drawn);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync(Redrawn, light);
        var dark = await page.EvaluateAsync<string>(Drawn);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        await page.WaitForFunctionAsync(Redrawn, dark); // paper is light
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, Media = Media.Screen });

        await page.GetByLabel("Período", new() { Exact = true }).SelectOptionAsync("datas");
        await page.GetByLabel("De", new() { Exact = true }).FillAsync("2030-06-02");
        await page.GetByLabel("Até", new() { Exact = true }).FillAsync("2030-06-03");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aplicar" }).ClickAsync();
        await page.Locator("#tab-volume tbody tr").First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.GetByText("2 chamados · 03/06/2030")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Without_scripts_the_tables_say_it_all()
    {
        await Tickets();
        var page = await Browser.Open("/atendimento/relatorios", await Given.Staff(StaffRole.Supervisor), javaScript: false);
        await Assertions.Expect(page.Locator("#tab-volume tbody tr")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator("canvas").First).ToBeHiddenAsync();
        await page.GetByLabel("Período", new() { Exact = true }).SelectOptionAsync("7-dias");
        await page.GetByRole(AriaRole.Button, new() { Name = "Aplicar" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Volume por dia" })).ToBeVisibleAsync();
    }

    private const string Drawn = "() => document.querySelector('canvas').toDataURL()", Redrawn = "before => document.querySelector('canvas').toDataURL() !== before";

    private async Task Tickets()
    {
        var bruno = await Given.Staff();
        await Given.OpenedTicket();
        await Given.OpenedTicket(then: t => t.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        await Given.OpenedTicket(at: Clock.Now.AddDays(-20), then: t => t.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now.AddDays(-15)));
    }
}
