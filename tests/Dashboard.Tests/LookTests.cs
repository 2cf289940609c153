using Dashboard.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Withallo;
using Withallo.Webhooks;
using Withallo.Webhooks.V2;

namespace Dashboard.Tests;

/// <summary>Each page on a phone and on a desk, by day and by night, and for who cannot see it.</summary>
public sealed class LookTests(Browser browser) : IAsyncLifetime
{
    private static readonly string[] Paths = ["/", "/calls", "/analytics", "/messages", "/contacts", "/numbers", "/webhooks", "/live"];

    private RunningDashboard _dashboard = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _dashboard = await RunningDashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_fits_has_no_serious_fault_for_assistive_technology_and_nothing_in_the_console(int width, ColorScheme scheme)
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address, width, scheme: scheme);
        _dashboard.Account.Ring();
        var faults = new List<string>();
        foreach (var path in Paths)
        {
            await tab.GoAsync(path);
            if (path == "/calls")
            {
                await tab.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Details of the call") }).First.ClickAsync();
                await tab.WaitUntilLoadedAsync();
            }

            if (await tab.ScrollsSidewaysAsync())
            {
                faults.Add($"{path} is wider than {width}");
            }

            // Half faded in, a text has half its contrast.
            await tab.Page.EvaluateAsync("Promise.all(document.getAnimations().map(animation => animation.finished))");
            var found = await tab.Page.RunAxe();
            Assert.NotEmpty(found.Passes);
            faults.AddRange(found.Violations.Where(static fault => fault.Impact is "serious" or "critical")
                .Select(fault => $"{path}: {fault.Id}: {string.Join(" ", fault.Nodes.Select(static node => node.Html))}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(tab.Problems);
    }

    /// <summary>Makes docs/images/dashboard.png when WITHALLO_PICTURES names the folder: see eng/pictures.sh.</summary>
    [Fact]
    public async Task The_picture_in_the_README_is_small()
    {
        await using var dashboard = await RunningDashboard.StartAsync(new FrozenClock(new DateTimeOffset(2026, 5, 20, 15, 42, 0, TimeSpan.Zero)));
        await using var tab = await browser.OpenAsync(dashboard.Address, height: 1000);
        await tab.GoAsync("/");
        await dashboard.Allo.DeliverAsync(WebhookTopic.V2.SmsSent, Message(Direction.Outbound, "Your table is free."), Cancel);
        await dashboard.Allo.DeliverAsync(WebhookTopic.V2.SmsReceived, Message(Direction.Inbound, "Wonderful, we are on our way!"), Cancel);
        await dashboard.Allo.DeliverAsync(WebhookTopic.V2.CallReceived, new CallRingingPayload { FromNumber = "+12125550123", Person = new() { Name = "Maya", LastName = "Okafor" } }, Cancel);
        await Assertions.Expect(tab.Page.Locator(".event")).ToHaveCountAsync(3);
        await Assertions.Expect(tab.Page.Locator(".tile .change")).ToHaveCountAsync(4);
        await Assertions.Expect(tab.Page.Locator("rect.part")).ToHaveCountAsync(30);
        await Assertions.Expect(tab.Page.Locator(".rows li")).ToHaveCountAsync(5 + 4);

        var picture = await tab.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled });

        Assert.InRange(picture.Length, 20_000, 200_000);
        if (Environment.GetEnvironmentVariable("WITHALLO_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "dashboard.png"), picture, Cancel);
        }
    }

    private static SmsPayload Message(Direction direction, string text) =>
        new() { Direction = direction, FromName = "Maya Okafor", ToName = "Maya Okafor", Content = text };
}
