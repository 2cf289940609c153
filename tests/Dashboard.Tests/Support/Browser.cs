using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dashboard.Tests.Support.Browser))]

namespace Dashboard.Tests.Support;

/// <summary>Debian's Chromium, one for all tests. Without it they are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // Generous, for a machine that does many things at once: what is waited for ends the waiting.
        Assertions.SetDefaultExpectTimeout(30_000);
        if (File.Exists(Chromium))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a tab that shares nothing with others. Skips the test where there is no browser.</summary>
    internal async Task<Tab> OpenAsync(Uri address, int width = 1280, int height = 860, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipUnless(_browser is not null, "a browser: apt-get install chromium && dotnet test --project tests/Dashboard.Tests");
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "fr-FR",
            TimezoneId = "America/New_York",
        });
        return await Tab.OpenAsync(context);
    }
}
