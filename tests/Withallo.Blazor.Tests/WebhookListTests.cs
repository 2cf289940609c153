using Bunit;
using Withallo.Api.V2;
using Withallo.Blazor.Tests.Support;
using Withallo.Testing;
using Withallo.Webhooks;

namespace Withallo.Blazor.Tests;

public sealed class WebhookListTests : PageTest
{
    private const string Address = "https://hooks.example.com/allo";

    [Fact]
    public void It_lists_the_webhooks()
    {
        Add(Address, enabled: false);

        var list = RenderLoaded<WebhookList>();

        var row = list.WaitForElement("tbody tr");
        Assert.Equal([Address, "For tests", "call.completed, sms.received", "Paused"], row.Children.Take(4).Select(cell => cell.TextContent.Trim()));
        Assert.Equal("Webhooks", list.Find("caption").TextContent);
        Assert.All(list.FindAll("thead th"), cell => Assert.Equal("col", cell.GetAttribute("scope")));
        Assert.Equal("row", list.Find("tbody th").GetAttribute("scope"));
    }

    [Fact]
    public void It_says_that_it_loads_and_that_there_is_none()
    {
        Gate.Close();
        var list = Page.Render<WebhookList>();
        Assert.Equal("Loading…", TextOf(list, "p[role=status]"));
        Assert.DoesNotContain("There is no webhook yet.", list.Markup, StringComparison.Ordinal);

        Gate.Open();

        list.WaitForAssertion(() => Assert.Contains("There is no webhook yet.", list.Markup, StringComparison.Ordinal));
        Assert.Equal("", TextOf(list, "p[role=status]"));
    }

    [Fact]
    public async Task It_adds_a_webhook_shows_its_secret_once_and_the_list_anew()
    {
        WebhookEndpoint? told = null;
        var list = RenderLoaded<WebhookList>(parameters => parameters.Add(list => list.OnCreated, created => told = created));
        await FillAsync(list, $" {Address} ", "call.completed", "sms.received");

        await DoAsync(list, "form", element => element.SubmitAsync());

        var created = Assert.Single(Allo.WebhookEndpoints);
        Assert.Equal((Address, true), (created.Url, created.Topics.SequenceEqual([WebhookTopic.V2.CallCompleted, WebhookTopic.V2.SmsReceived])));
        Assert.Equal(created.SigningSecret, list.Find(".withallo-secret code").TextContent);
        Assert.Equal(created.Id, told?.Id);
        Assert.Equal("The webhook was added.", TextOf(list, "p[role=status]"));
        Assert.Equal("", list.Find("input[type=url]").GetAttribute("value") ?? "");
        list.WaitForAssertion(() => Assert.Equal(Address, list.Find("tbody th").TextContent));
        Assert.Equal("_secret", Focused(list.Instance));

        await DoAsync(list, ".withallo-secret button", element => element.ClickAsync());
        Assert.DoesNotContain(created.SigningSecret!, list.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  ", "call.completed", "Enter an address.", "input[type=url]", "_urlInput")]
    [InlineData(Address, null, "Choose at least one topic.", "fieldset", "_topicsField")]
    public async Task An_empty_field_never_calls(string url, string? topic, string error, string field, string focused)
    {
        var list = RenderLoaded<WebhookList>();
        await FillAsync(list, url, topic is null ? [] : [topic]);

        await DoAsync(list, "form", element => element.SubmitAsync());

        Assert.Empty(RequestsTo("POST", "/v2/api/webhooks"));
        var told = Assert.Single(list.FindAll(".withallo-field-error"));
        Assert.Equal(error, told.TextContent);
        Assert.Contains(told.Id!, list.Find(field).GetAttribute("aria-describedby")!.Split(' '));
        Assert.Equal(focused, Focused(list.Instance));
    }

    [Fact]
    public async Task A_double_click_adds_once()
    {
        var list = RenderLoaded<WebhookList>();
        list.WaitForState(() => list.Markup.Contains("There is no webhook yet.", StringComparison.Ordinal));
        await FillAsync(list, Address, "call.completed");
        Gate.Close();

        var first = DoAsync(list, "form", element => element.SubmitAsync());
        Assert.Equal("Adding…", list.Find("button[type=submit]").TextContent);
        var second = DoAsync(list, "form", element => element.SubmitAsync());
        Gate.Open();
        await Task.WhenAll(first, second);

        Assert.Single(Allo.WebhookEndpoints);
        Assert.Single(RequestsTo("POST", "/v2/api/webhooks"));
    }

    [Fact]
    public async Task It_deletes_after_a_question()
    {
        Add(Address);
        string? told = null;
        var list = RenderLoaded<WebhookList>(parameters => parameters.Add(list => list.OnDeleted, id => told = id));
        await DoAsync(list, "tbody button", element => element.ClickAsync());
        Assert.Equal("Delete this webhook?", list.Find("tbody [role=group]").GetAttribute("aria-label"));
        Assert.Equal("_keep", Focused(list.Instance));
        Assert.Single(Allo.WebhookEndpoints);

        await PressAsync(list, "Delete");

        Assert.Empty(Allo.WebhookEndpoints);
        Assert.Equal("ep_test", told);
        Assert.Equal("The webhook was deleted.", TextOf(list, "p[role=status]"));
        list.WaitForAssertion(() => Assert.Empty(list.FindAll("tbody tr")));
    }

    [Fact]
    public async Task Who_says_keep_keeps_it()
    {
        Add(Address);
        var list = RenderLoaded<WebhookList>();
        await DoAsync(list, "tbody button", element => element.ClickAsync());

        await PressAsync(list, "Keep");

        Assert.Empty(list.FindAll("tbody [role=group]"));
        Assert.Empty(RequestsTo("DELETE", "/v2/api/webhooks/ep_test"));
        Assert.Equal("_deleteButtons[ep_test]", Focused(list.Instance));
    }

    [Fact]
    public async Task A_webhook_that_is_gone_already_counts_as_deleted()
    {
        Add(Address);
        var list = RenderLoaded<WebhookList>();
        await DoAsync(list, "tbody button", element => element.ClickAsync());
        Allo.WebhookEndpoints.Clear();

        await PressAsync(list, "Delete");

        Assert.Equal("The webhook was deleted.", TextOf(list, "p[role=status]"));
        Assert.Empty(list.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_missing_scope_is_named_and_it_can_be_tried_again()
    {
        Add(Address);
        Allo.Scopes.Remove("WEBHOOKS_READ_WRITE");
        var list = RenderLoaded<WebhookList>();
        Assert.Equal("WEBHOOKS_READ_WRITE", list.WaitForElement("[role=alert] code").TextContent);
        Assert.DoesNotContain("There is no webhook yet.", list.Markup, StringComparison.Ordinal);

        Allo.Scopes.Add("WEBHOOKS_READ_WRITE");
        await DoAsync(list, "[role=alert] button", element => element.ClickAsync());

        list.WaitForElement("tbody tr");
        Assert.Empty(list.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_limit_says_how_long_to_wait_and_what_was_entered_stays()
    {
        var list = RenderLoaded<WebhookList>();
        list.WaitForState(() => list.Markup.Contains("There is no webhook yet.", StringComparison.Ordinal));
        await FillAsync(list, Address, "call.completed");
        Allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromMinutes(10)));

        await DoAsync(list, "form", element => element.SubmitAsync());

        Assert.Contains("Try again in 10 min.", TextOf(list, "form [role=alert]"), StringComparison.Ordinal);
        Assert.Equal(Address, list.Find("input[type=url]").GetAttribute("value"));
    }

    [Fact]
    public async Task What_Allo_refuses_names_the_field()
    {
        var list = RenderLoaded<WebhookList>();
        await FillAsync(list, "ftp://hooks.example.com", "call.completed");

        await DoAsync(list, "form", element => element.SubmitAsync());

        Assert.Equal("url", list.Find("form [role=alert] code").TextContent);
        Assert.DoesNotContain("ftp://", TextOf(list, "[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callbacks_that_throw_are_shown_and_the_list_lives_on()
    {
        Add("https://hooks.example.com/other");
        var list = RenderLoaded<WebhookList>(parameters => parameters
            .Add(list => list.OnCreated, _ => throw new InvalidOperationException())
            .Add(list => list.OnDeleted, _ => throw new InvalidOperationException()));
        list.WaitForElement("tbody button");
        await FillAsync(list, Address, "call.completed");

        await DoAsync(list, "form", element => element.SubmitAsync());
        Assert.StartsWith("Something went wrong in this application.", TextOf(list, "[role=alert]"), StringComparison.Ordinal);
        await DoAsync(list, "[aria-label='Delete the webhook https://hooks.example.com/other']", element => element.ClickAsync());
        await PressAsync(list, "Delete");

        Assert.StartsWith("Something went wrong in this application.", TextOf(list, "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal([Address], Allo.WebhookEndpoints.Select(webhook => webhook.Url));
    }

    [Fact]
    public async Task A_page_that_goes_away_cancels_what_is_under_way()
    {
        Gate.Close();
        Page.Render<WebhookList>();

        await Page.DisposeComponentsAsync();

        await Gate.Cancelled.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public void Where_it_only_shows_nothing_can_be_changed()
    {
        Add(Address);

        var list = RenderLoaded<WebhookList>(parameters => parameters.Add(list => list.ReadOnly, true).AddUnmatched("class", "mine"));

        list.WaitForElement("tbody tr");
        Assert.Empty(list.FindAll("form, button"));
        Assert.Equal(["withallo", "mine"], list.Find("section").ClassList);
    }

    private static async Task FillAsync(IRenderedComponent<WebhookList> list, string url, params string[] topics)
    {
        await DoAsync(list, "input[type=url]", element => element.InputAsync(url));
        foreach (var topic in topics)
        {
            await list.InvokeAsync(() =>
                list.FindAll("label.withallo-check").Single(label => label.TextContent.Trim() == topic).QuerySelector("input")!.ChangeAsync(true));
        }
    }

    private static Task PressAsync(IRenderedComponent<WebhookList> list, string text) => list.InvokeAsync(() =>
        list.FindAll("tbody [role=group] button").Single(button => button.TextContent == text).ClickAsync());

    private void Add(string url, bool enabled = true) => Allo.WebhookEndpoints.Add(new WebhookEndpoint
    {
        Id = "ep_test",
        Url = url,
        Description = "For tests",
        Topics = [WebhookTopic.V2.CallCompleted, WebhookTopic.V2.SmsReceived],
        Enabled = enabled,
        SigningSecret = WebhookSigner.NewSecret(),
    });
}
