using Microsoft.Playwright;

namespace SupportPortal.Tests.Support;

/// <summary>Somebody without a mouse. What Tab does not reach cannot be used.</summary>
internal sealed class Keys(IPage page)
{
    private const int MostStops = 80;

    /// <summary>Tab, until the focus is on what the selector names, and visibly so.</summary>
    public async Task To(string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            // A page that is being left may never answer; the test then says so instead of waiting.
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector).WaitAsync(TimeSpan.FromSeconds(30)))
            {
                Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches(':focus-visible')"), $"The focus on {selector} is not shown.");
                return;
            }
        }
        Assert.Fail($"{MostStops} times Tab do not reach {selector} on {page.Url}.");
    }

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    public Task Type(string text) => page.Keyboard.TypeAsync(text);
}
