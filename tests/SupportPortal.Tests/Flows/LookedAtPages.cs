using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SupportPortal.Domain;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Billing;
using SupportPortal.Domain.Contracts;
using SupportPortal.Domain.Desk;
using SupportPortal.Domain.HelpCenter;
using SupportPortal.Domain.ServiceOrders;
using SupportPortal.Domain.Sla;
using SupportPortal.Domain.Tickets;
using SupportPortal.Pages.BackOffice.Desk;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Flows;

/// <summary>
/// How a page is looked at, with something on it: no fault that axe-core finds, light and dark, on a desk, a tablet and a phone, and nothing wider than the
/// narrowest phone. A page is loaded once and then looked at in each way; dark, only colours can differ.
/// </summary>
public abstract class LookedAtPages(Portal portal) : PageTest(portal)
{
    protected const string LongSubject = "Um assunto comprido, com a chave 35300611222333000181550010000042111000042110 da nota rejeitada";
    private static readonly string[] ColourRules = ["color-contrast", "link-in-text-block"];

    private const string TooWide = """
        () => {
          const { scrollWidth, clientWidth } = document.scrollingElement;
          if (scrollWidth <= clientWidth) { return []; }
          const over = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > clientWidth + 0.5);
          return [`${scrollWidth - clientWidth} px, ${over.filter(e => !over.some(o => o !== e && e.contains(o))).slice(0, 3).map(e => e.outerHTML.slice(0, 150)).join(' | ')}`];
        }
        """;

    protected const string Markdown = """
        Antes de começar, tenha o **CNPJ** à mão.

        ## Passo a passo

        1. Abra a página de entrada.
        2. Escolha `Esqueci a senha`.

        > O link vale por 30 minutos.

        | Perfil | Quem libera |
        |---|---|
        | Empresa | Suporte |

        ```
        https://portal.example/um-endereco-muito-comprido/que-nao-cabe-na-tela-de-um-telefone?com=parametros&e=mais
        ```
        """;

    protected static async Task Look(IPage page, params string[] urls)
    {
        var faults = new StringBuilder();
        foreach (var url in urls)
        {
            var answer = await page.GotoAsync(url);
            if (answer is not { Status: 200 or 404 or 500 } || (answer.Request.RedirectedFrom is not null)) { faults.AppendLine($"{url} led to {page.Url}"); }
            await LookAt(page, url, faults);
        }
        Assert.True(faults.Length == 0, faults.ToString());
    }

    protected static async Task LookAt(IPage page, string name, StringBuilder faults)
    {
        await page.EvaluateAsync("() => document.querySelectorAll('details:not(.pc-menu)').forEach(d => d.open = true)");
        foreach (var width in (int[])[1440, 768, 390, 320])
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var wide in await page.EvaluateAsync<string[]>(TooWide)) { faults.AppendLine($"{name} at {width} is too wide: {wide}"); }
            if (Environment.GetEnvironmentVariable("SHOTS") is { } folder && width > 320)
            {
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    await page.ScreenshotAsync(new() { Path = $"{folder}/{name.Replace('/', '_').Replace('?', '_')}-{width}-{scheme}.png", FullPage = true });
                }
            }
            if (width == 320) { continue; }
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach (var fault in await Browser.AxeViolations(page, scheme is ColorScheme.Light ? [] : ColourRules)) { faults.AppendLine($"{name} at {width}, {scheme}: {fault}"); }
            }
        }
    }

    protected async Task<(Customer Customer, Person Ana, Person Bruno)> Everybody()
    {
        var customer = await Given.Company();
        return (customer, await Given.Contact(customer), await Given.Staff());
    }

    protected Action<Ticket> Resolve(Person bruno) => ticket =>
    {
        ticket.Reply("Pronto.", StandardCalendar.Instance, Given.By(bruno), Clock.Now);
        ticket.Resolve(StandardCalendar.Instance, Given.By(bruno), Clock.Now);
    };

    protected async Task<ServiceOrder> Order(Ticket ticket, Person technician, Action<ServiceOrder> then)
    {
        using var opened = await Portal.SignedInAs(technician).Submit($"/atendimento/chamados/{ticket.Code}/nova-os", new() { ["Input.Title"] = "Renovar o certificado", ["Input.Tasks"] = "Parar, renovar, subir." });
        return await Given.Change(await Db.ServiceOrders.OrderBy(o => o.Id).LastAsync(), then);
    }

    protected void Finish(ServiceOrder order, Person bruno)
    {
        order.Start(Given.By(bruno), Clock.Now);
        order.AddPart("Leitor de código de barras com um nome bem comprido, que não cabe em uma linha de telefone", 1.5m, Given.By(bruno), Clock.Now);
        order.AddHours(bruno, PortalTime.DayOf(Clock.Now), 90, isBillable: true, Given.By(bruno), Clock.Now);
        order.Finish("Certificado renovado.", AcceptancePeriod.From(Clock.Now, StandardCalendar.Instance), Given.By(bruno), Clock.Now);
    }
}
