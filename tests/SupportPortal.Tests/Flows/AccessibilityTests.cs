using System.Text;
using Microsoft.Playwright;
using SupportPortal.Domain.Accounts;
using SupportPortal.Domain.Sla;
using SupportPortal.Tests.Support;

namespace SupportPortal.Tests.Flows;

/// <summary>
/// What axe-core cannot see (<see cref="PagesTests"/> runs that over every page): each control is reached by Tab, shows that it has the focus and lies under
/// nothing; the tree that screen readers read has its landmarks and one title; zoom, wide letters, forced colours, less motion and paper lose nothing.
/// docs/accessibility.md says which criterion each of them is for.
/// </summary>
public class AccessibilityTests(Portal portal) : PageTest(portal)
{
    [Fact]
    public async Task Pages_open_to_anyone()
    {
        var article = await Given.Article("Como redefinir a senha", "Abra a **página de entrada** e escolha `Esqueci a senha`.");
        await Walk(await Browser.Open("/entrar"),
            "/entrar", "/primeiro-acesso", "/esqueci-a-senha", "/ajuda", "/ajuda/financeiro", $"/ajuda/artigos/{article.Slug}", "/ajuda/busca?q=senha", "/ajuda/suporte", "/verificar-boleto");
    }

    [Fact]
    public async Task Pages_of_a_customer()
    {
        var customer = await Given.Company();
        var (ana, bruno) = (await Given.Contact(customer), await Given.Staff());
        var product = await Given.ContractedProduct(customer);
        var waiting = await Given.OpenedTicket(ana, Given.Defect, then: t => t.WaitForCustomer("Qual é o número da nota?", StandardCalendar.Instance, Given.By(bruno), Clock.Now));
        var order = await Given.FinishedOrder(ana);
        var late = await Given.Invoice(customer, -4);
        var contract = await Given.ContractWithHours(customer);
        var page = await Browser.Expect(404).Open("/chamados/novo?sobre=fora-da-lista", ana);
        await Walk(page,
            new Uri(page.Url).AbsolutePath, "/", "/suporte", "/chamados", "/chamados/novo", $"/chamados/{waiting.Code}", $"/chamados/{waiting.Code}/historico", $"/chamados/{waiting.Code}/formulario", $"/chamados/{waiting.Code}/listagem",
            $"/chamados/{waiting.Code}/prazo", "/produtos", $"/produtos/{product.Slug}/documentacao", "/ordens-de-servico", $"/ordens-de-servico/{order.Number}", "/financeiro", $"/financeiro/{late.Number}",
            $"/consumo?contrato={contract.Id}", "/conta", "/nao-existe");
    }

    /// <summary>Each page at 1440 by keyboard, then as people change it for their eyes and ears.</summary>
    private static async Task Walk(IPage page, params string[] urls)
    {
        var faults = new StringBuilder();
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var url in urls)
        {
            await page.SetViewportSizeAsync(1440, 900);
            await page.GotoAsync(url);
            var (title, heading) = (await page.TitleAsync(), await page.Locator("h1").First.TextContentAsync());
            if (!titles.TryAdd(title, heading!) && titles[title] != heading) { Fault("2.4.2", $"has the title of \"{titles[title]}\": {title}"); }
            foreach (var fault in await page.EvaluateAsync<string[]>(Landmarks)) { Fault("1.3.1", fault); }
            await Tab();
            if (await page.EvaluateAsync<int>("() => document.getAnimations().length") > 0) { Fault("2.3.3", "moves although less motion is asked for"); }

            await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
            foreach (var fault in await page.EvaluateAsync<string[]>(Borderless)) { Fault("1.4.11", fault); }
            await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Media = Media.Print });
            foreach (var fault in await page.EvaluateAsync<string[]>(OnPaper)) { Fault("print", fault); }
            await page.EmulateMediaAsync(new() { Media = Media.Screen });

            await page.SetViewportSizeAsync(640, 450); // 1280 by 900 at 200 %
            if (await page.EvaluateAsync<int>(Over) is > 0 and var over) { Fault("1.4.4", $"scrolls sideways by {over} px at 200 %"); }
            await page.SetViewportSizeAsync(390, 844);
            await page.EvaluateAsync(WideLetters);
            if (await page.EvaluateAsync<int>(Over) is > 0 and var wide) { Fault("1.4.12", $"scrolls sideways by {wide} px with wide letters"); }

            void Fault(string criterion, string what) => faults.AppendLine($"{url}, {criterion}: {what}");

            async Task Tab()
            {
                var stops = await page.EvaluateAsync<int>(Stops);
                await page.Locator("body").PressAsync("Tab");
                for (var i = 0; i < stops; i++)
                {
                    if (await page.EvaluateAsync<string?>(Focused) is { } fault) { Fault("2.1.1", fault); }
                    await page.Keyboard.PressAsync("Tab");
                }
                foreach (var missed in await page.EvaluateAsync<string[]>("() => [...window.stops.keys()].filter(e => !window.reached.has(e)).map(e => e.outerHTML.slice(0, 150))")) { Fault("2.1.1", $"Tab does not reach {missed}"); }
            }
        }
        Assert.True(faults.Length == 0, faults.ToString());
    }

    private const string Landmarks = """
        () => ['main', 'h1'].filter(name => document.querySelectorAll(name).length !== 1).map(name => `${document.querySelectorAll(name).length} × ${name}`)
          .concat(document.documentElement.lang === 'pt-BR' ? [] : ['no language'])
          .concat([...document.querySelectorAll('nav')].filter((n, _, all) => all.length > 1 && !n.ariaLabel && !n.getAttribute('aria-labelledby')).map(n => `a nav without a name: ${n.outerHTML.slice(0, 100)}`))
        """;

    /// <summary>All that Tab must stop at: of radio buttons the group, of a closed menu its summary.</summary>
    private const string Stops = """
        () => {
          const group = new Map(), all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
            .filter(e => !e.disabled && e.tabIndex >= 0 && e.type !== 'hidden' && e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest('[inert]'));
          const alone = all.filter(e => e.type !== 'radio' || e.checked || (!document.querySelector(`input[type=radio][name="${e.name}"]:checked`) && !group.has(e.name) && group.set(e.name, e)));
          document.activeElement?.blur();
          window.around = e => [e, ...(e.labels ?? []), e.nextElementSibling, e.closest('label, td, th, li, form')].filter(Boolean);
          window.looks = e => window.around(e).flatMap(a => [getComputedStyle(a), getComputedStyle(a, '::after')]).map(s => `${s.outlineStyle === 'none' || s.outlineWidth === '0px' ? '' : s.outline} ${s.boxShadow} ${s.borderColor}`).join();
          [window.stops, window.reached] = [new Map(alone.map(e => [e, window.looks(e)])), new Set()];
          return alone.length;
        }
        """;

    /// <summary>It looks another than without the focus (2.4.7), itself or the label of a hidden one, and nothing lies over it (2.4.11).</summary>
    private const string Focused = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) { return null; }
          window.reached.add(e);
          for (const change of document.getAnimations()) { if (change instanceof CSSTransition) { change.finish(); } }
          if (window.looks(e) === window.stops.get(e)) { return `shows no focus: ${e.outerHTML.slice(0, 150)}`; }
          const box = e.getBoundingClientRect();
          if (box.width < 2 || box.height < 2) { return null; }
          const top = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1));
          return top && (e.contains(top) || top.contains(e) || [...(e.labels ?? [])].some(l => l.contains(top))) ? null : `is covered: ${e.outerHTML.slice(0, 150)} by ${top?.outerHTML.slice(0, 100)}`;
        }
        """;

    /// <summary>Where the system chooses the colours a background says nothing: what is pressed or filled in needs an edge or an underline.</summary>
    private const string Borderless = """
        () => [...document.querySelectorAll('.btn, input:not([type=hidden]), select, textarea')]
          .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 2 && !e.matches('.btn-ghost, .btn-icon, .btn-link'))
          .filter(e => { const s = getComputedStyle(e); return s.borderBottomStyle === 'none' || parseFloat(s.borderBottomWidth) === 0; })
          .filter(e => !e.closest('[class*=pc-busca], .input-group, .pc-campo'))
          .map(e => `no edge in forced colours: ${e.outerHTML.slice(0, 150)}`)
        """;

    private const string OnPaper = """
        () => [...document.querySelectorAll('main')].filter(m => m.getBoundingClientRect().height < 20).map(() => 'nothing is printed')
          .concat([...document.querySelectorAll('header nav, .pc-lado')].filter(n => n.checkVisibility()).map(n => `menus are printed: ${n.outerHTML.slice(0, 100)}`))
        """;

    private const string Over = "() => Math.max(0, document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth)";

    private const string WideLetters = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }');
          document.adoptedStyleSheets = [sheet];
        }
        """;
}
