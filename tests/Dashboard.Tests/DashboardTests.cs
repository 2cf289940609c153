using Dashboard.Tests.Support;
using Microsoft.Playwright;
using Withallo.Testing;
using Withallo.Webhooks.V2;

namespace Dashboard.Tests;

/// <summary>What people do with the dashboard, end to end.</summary>
public sealed class DashboardTests(Browser browser) : IAsyncLifetime
{
    private const string Customer = "+12125550123";

    private RunningDashboard _dashboard = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AlloSandbox Allo => _dashboard.Allo;

    public async ValueTask InitializeAsync() => _dashboard = await RunningDashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task A_message_that_is_sent_arrives_here_and_in_front_of_whoever_else_looks()
    {
        await using var sender = await browser.OpenAsync(_dashboard.Address);
        await using var watcher = await browser.OpenAsync(_dashboard.Address);
        await watcher.GoAsync("/live");
        await sender.GoAsync("/messages");

        await WriteAsync(sender, "Your table is <b>free</b>.");
        await SendButton(sender).ClickAsync();

        await Assertions.Expect(sender.Page.GetByText("The message was sent.")).ToBeVisibleAsync();
        await Assertions.Expect(sender.Page.Locator(".messages .out .bubble").First).ToHaveTextAsync("Your table is <b>free</b>.");
        await Assertions.Expect(watcher.Page.Locator(".event").First).ToContainTextAsync("sms.sent");
        Assert.Equal(("+12125550100", Customer), (Assert.Single(Allo.SentMessages).FromNumber, Allo.SentMessages[0].ToNumber));

        _dashboard.Account.WriteBack(new SmsPayload { Direction = Withallo.Direction.Outbound, FromNumber = "+12125550100", ToNumber = Customer });
        await Assertions.Expect(sender.Page.Locator(".messages .in .bubble").First).ToHaveTextAsync("Thanks, got it!");
        await Assertions.Expect(watcher.Page.Locator(".event").First).ToContainTextAsync("sms.received");
        Assert.Empty(sender.Problems.Concat(watcher.Problems));
    }

    [Fact]
    public async Task A_double_click_sends_once_and_an_empty_field_never()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        await tab.GoAsync("/messages");

        await SendButton(tab).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText("Choose what to send from.")).ToBeVisibleAsync();
        Assert.DoesNotContain(Allo.Requests, IsSms);

        Allo.Faults.Enqueue(Fault.Delay(TimeSpan.FromMilliseconds(500)).On(HttpMethod.Post, "/v1/api/sms"));
        await WriteAsync(tab, "Once.");
        await SendButton(tab).DblClickAsync();
        await Assertions.Expect(tab.Page.GetByText("The message was sent.")).ToBeVisibleAsync();
        await Assertions.Expect(tab.Page.Locator(".messages .out .bubble").First).ToHaveTextAsync("Once.");
        Assert.Single(Allo.Requests, IsSms);
    }

    [Fact]
    public async Task A_webhook_is_added_its_secret_shown_once_and_deleted()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        await tab.GoAsync("/webhooks");
        var rows = tab.Page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(1);

        await tab.Page.GetByLabel("Address").FillAsync("https://shop.example/allo");
        await tab.Page.GetByLabel("sms.received").CheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(tab.Page.Locator("code")).ToHaveTextAsync(RunningDashboard.SigningSecret);
        Assert.Contains(Allo.WebhookEndpoints, static webhook => webhook.Url == "https://shop.example/allo");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "I have kept it" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByText(RunningDashboard.SigningSecret)).ToHaveCountAsync(0);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Delete the webhook https://shop.example/allo" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.DoesNotContain(Allo.WebhookEndpoints, static webhook => webhook.Url == "https://shop.example/allo");
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task Too_many_requests_are_said_with_the_time_to_wait_and_the_text_is_kept()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        await tab.GoAsync("/messages");
        Allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromMinutes(10)).On(HttpMethod.Post, "/v1/api/sms"));

        await WriteAsync(tab, "Hello?");
        await SendButton(tab).ClickAsync();

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Too many requests at once." })).ToContainTextAsync("Try again in 10 min.");
        await Assertions.Expect(tab.Page.GetByLabel("Message", new() { Exact = true })).ToHaveValueAsync("Hello?");
        Assert.Empty(Allo.SentMessages);
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task A_missing_scope_is_named_and_once_it_is_given_another_try_works()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        Allo.Scopes.Remove("CRM_READ");
        await tab.GoAsync("/contacts");
        await Assertions.Expect(tab.Page.Locator("main").GetByRole(AriaRole.Alert)).ToContainTextAsync("CRM_READ");

        Allo.Scopes.Add("CRM_READ");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(10);
        await Assertions.Expect(tab.Page.Locator("main").GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        Assert.Empty(tab.Problems);
    }

    [Fact]
    public async Task Contacts_are_turned_over_and_searched()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        await tab.GoAsync("/contacts");
        await Assertions.Expect(tab.Page.GetByText("12 contacts")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Assertions.Expect(tab.Page.Locator("tbody tr")).ToHaveCountAsync(2);

        await tab.Page.GetByLabel("Name, company or number").FillAsync("Okafor");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(tab.Page.Locator("tbody th")).ToHaveTextAsync(["Maya Okafor"]);
    }

    [Fact]
    public async Task The_keyboard_is_enough()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        await tab.GoAsync("/");
        var page = tab.Page;

        await tab.TabToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skip to the content" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToBeFocusedAsync();

        await page.ReloadAsync();
        await tab.WaitUntilLoadedAsync();
        await tab.TabToAsync(page.GetByRole(AriaRole.Link, new() { Name = "Messages" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Messages", Exact = true })).ToBeFocusedAsync();
        await tab.WaitUntilLoadedAsync();

        await tab.TabToAsync(page.GetByLabel("From"));
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByLabel("From")).ToHaveValueAsync("+12125550100");
        await tab.TabToAsync(page.GetByLabel("To", new() { Exact = true }));
        await page.Keyboard.TypeAsync(Customer);
        await tab.TabToAsync(page.GetByLabel("Message", new() { Exact = true }));
        await page.Keyboard.TypeAsync("By keyboard.");
        await tab.TabToAsync(SendButton(tab));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByText("The message was sent.")).ToBeVisibleAsync();
        Assert.Equal("By keyboard.", Assert.Single(Allo.SentMessages).Content);
    }

    [Fact]
    public async Task A_tab_that_is_closed_cancels_what_is_under_way()
    {
        await using var tab = await browser.OpenAsync(_dashboard.Address);
        await tab.GoAsync("/messages");
        Allo.Faults.Enqueue(Fault.Hang().On(HttpMethod.Post, "/v1/api/sms"));
        await WriteAsync(tab, "Never mind.");
        await SendButton(tab).ClickAsync();
        await Allo.Requests.WaitForAsync(IsSms, Cancel);
        Assert.False(_dashboard.Probe.Cancelled.IsCompleted);

        await tab.Page.GotoAsync("about:blank");

        Assert.Equal("/v1/api/sms", await _dashboard.Probe.Cancelled.WaitAsync(TimeSpan.FromSeconds(60), Cancel));
        Assert.Empty(Allo.SentMessages);
    }

    private static bool IsSms(RecordedRequest request) => request.Path == "/v1/api/sms";

    private static ILocator SendButton(Tab tab) => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true });

    private static async Task WriteAsync(Tab tab, string text)
    {
        await tab.Page.GetByLabel("From").SelectOptionAsync("+12125550100");
        await tab.Page.GetByLabel("To", new() { Exact = true }).FillAsync(Customer);
        await tab.Page.GetByLabel("Message", new() { Exact = true }).FillAsync(text);
    }
}
