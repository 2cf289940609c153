using System.Diagnostics;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Withallo.Webhooks.AspNetCore.Tests.Support;
using Withallo.Webhooks.Wolverine.Tests.Support;
using Wolverine.Persistence.Durability;
using Wolverine.Persistence.Durability.DeadLetterManagement;

namespace Withallo.Webhooks.Wolverine.Tests;

/// <summary>The page of samples/WebhookReceiver, in a browser as wide as a phone, and whom it is shown to.</summary>
public sealed class SamplePageTests : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("withallo-sample-");
    private Process? _sample;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Inbox => $"Data Source={_folder.FullName}/inbox.db";

    public ValueTask DisposeAsync()
    {
        if (_sample is not null)
        {
            _sample.Kill();
            _sample.WaitForExit();
            _sample.Dispose();
        }

        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_shows_events_live_newest_first_with_their_json_and_replays_what_failed()
    {
        Assert.SkipUnless(File.Exists(Chromium), "a browser: apt-get install chromium && dotnet test --project tests/Withallo.Webhooks.Wolverine.Tests");
        await FailAsync("Is my order <b>ready</b>?");
        await using var target = await StartTargetAsync();
        var (page, webhooks) = await StartSampleAsync($"--Forward={target.Urls.Single()}/allo");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        var tab = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 360, Height = 640 } });
        var problems = new List<string>();
        tab.Console += (_, message) => problems.Add(message.Text);
        await tab.GotoAsync(page.ToString());
        var events = tab.Locator("details");

        await Assertions.Expect(events).ToHaveCountAsync(1);
        await Assertions.Expect(events.First.Locator(".state")).ToHaveTextAsync("failed");
        await Assertions.Expect(events.First.Locator("summary")).ToContainTextAsync("Is my order <b>ready</b>?");

        // A click for the JSON, and it stays open while the page follows what arrives.
        await events.First.Locator("summary").ClickAsync();
        await Assertions.Expect(events.First.Locator("pre")).ToContainTextAsync("\"from_number\"");
        using var http = new HttpClient { BaseAddress = webhooks };
        using (var response = await http.PostAsync(webhooks, new StringContent(Bodies.CallReceivedV1()), Cancel))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await Assertions.Expect(events).ToHaveCountAsync(2);
        await Assertions.Expect(events.First).ToContainTextAsync("CALL_RECEIVED");
        await Assertions.Expect(events.First.Locator(".state")).ToHaveTextAsync("handled");
        await Assertions.Expect(events.Nth(1).Locator("pre")).ToBeVisibleAsync();

        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        if (Environment.GetEnvironmentVariable("WITHALLO_SCREENSHOT") is { Length: > 0 } picture)
        {
            await tab.ScreenshotAsync(new() { Path = picture, FullPage = true });
        }

        await tab.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Assertions.Expect(tab.Locator(".failed")).ToHaveCountAsync(0);
        await Assertions.Expect(tab.Locator(".handled")).ToHaveCountAsync(2, new() { Timeout = 20_000 });
        Assert.Empty(problems);
    }

    [Fact]
    public async Task What_cannot_be_read_is_shown_as_such_beside_the_others()
    {
        await FailUnreadablyAsync();
        var (page, webhooks) = await StartSampleAsync();
        using var http = new HttpClient();
        foreach (var body in new[] { "\uFEFF" + Bodies.CallReceivedV1(), Bodies.CallReceivedV1("call_\\ud800") })
        {
            using var answer = await http.PostAsync(webhooks, new StringContent(body), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        var shown = await http.GetStringAsync(page, Cancel);

        Assert.Contains("cannot be read", shown, StringComparison.Ordinal);
        Assert.Equal(2, shown.Split("<b>CALL_RECEIVED</b>").Length - 1);
    }

    [Fact]
    public async Task The_newest_of_many_failures_is_shown()
    {
        await using (var receiver = await StartFailingAsync())
        {
            for (var i = 1; i <= 51; i++)
            {
                await receiver.DeliverAsync($"msg_{i}", Bodies.SmsReceived.Replace("The secret of the house", $"Number {i}.", StringComparison.Ordinal));
            }

            await Eventually.TrueAsync(async () => (await receiver.Store.Admin.FetchCountsAsync()).DeadLetter == 51);
        }

        var (page, _) = await StartSampleAsync();
        using var http = new HttpClient();

        var shown = await http.GetStringAsync(page, Cancel);

        Assert.Equal(50, shown.Split("<details").Length - 1);
        Assert.Contains("Number 51.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Number 1.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_key_is_no_key()
    {
        var (page, _) = await StartSampleAsync("--PageKey=");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(page, "/?key="));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(page, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_replay_that_is_no_form_is_a_bad_request()
    {
        var (page, _) = await StartSampleAsync();
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(new Uri(page, "/replay"), new StringContent("x"), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Without_a_key_it_is_not_shown_through_a_tunnel_or_a_proxy(string header, string value)
    {
        var (page, _) = await StartSampleAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add(header, value);

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(page, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task With_a_key_it_is_shown_to_who_has_it_and_replays_only_for_its_own_forms()
    {
        var (page, _) = await StartSampleAsync("--PageKey=open-sesame");
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() });

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(page, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(page, "/?key=wrong"), Cancel)).StatusCode);
        using var shown = await http.GetAsync(new Uri(page, "/?key=open-sesame"), Cancel);
        Assert.Equal((HttpStatusCode.OK, "/"), (shown.StatusCode, shown.RequestMessage!.RequestUri!.PathAndQuery));
        using var form = new FormUrlEncodedContent([new("id", Guid.NewGuid().ToString()), new("token", "forged")]);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(new Uri(page, "/replay"), form, Cancel)).StatusCode);
    }

    /// <summary>Leaves a dead letter in the inbox.</summary>
    private async Task FailAsync(string text)
    {
        await using var receiver = await StartFailingAsync();
        await receiver.DeliverAsync("msg_1", Bodies.SmsReceived.Replace("The secret of the house", text, StringComparison.Ordinal));
        await Eventually.TrueAsync(async () => (await receiver.Services.GetRequiredService<IMessageStore>().Admin.FetchCountsAsync()).DeadLetter == 1);
    }

    /// <summary>Leaves a dead letter that cannot be read.</summary>
    private async Task FailUnreadablyAsync()
    {
        await using var receiver = await StartFailingAsync();
        await receiver.DeliverAsync("msg_1");
        var letters = receiver.Store.DeadLetters;
        var query = new DeadLetterEnvelopeQuery { MessageType = WithalloInbox.MessageType };
        await Eventually.TrueAsync(async () => (await letters.QueryAsync(query, Cancel)).Envelopes.Count == 1);
        await letters.EditAndReplayAsync((await letters.QueryAsync(query, Cancel)).Envelopes.Single().Id, "not a delivery"u8.ToArray(), Cancel);
        await Eventually.TrueAsync(async () => (await letters.QueryAsync(query, Cancel)).Envelopes
            .Any(static letter => letter.ExceptionType.EndsWith(nameof(InvalidWebhookPayloadException), StringComparison.Ordinal)));
    }

    /// <summary>A receiver whose deliveries all become dead letters at once.</summary>
    private Task<Receiver> StartFailingAsync() => Receiver.StartAsync(
        services => services.AddWithalloInbox(Inbox, static options => options.RetryDelays.Clear()),
        static webhooks => webhooks.OnUnknown(static (_, _) => throw new InvalidOperationException("The CRM is away.")));

    private static async Task<WebApplication> StartTargetAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/allo", static () => Results.Ok());
        await app.StartAsync(Cancel);
        return app;
    }

    private async Task<(Uri Page, Uri Webhooks)> StartSampleAsync(params string[] arguments)
    {
        var path = typeof(SamplePageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "Sample").Value!;
        _sample = Process.Start(new ProcessStartInfo("dotnet", [path, "--urls", "http://127.0.0.1:0", $"--Inbox={Inbox}", .. arguments])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        })!;
        var addresses = new List<Uri>();
        while (addresses.Count < 2)
        {
            var line = await _sample.StandardOutput.ReadLineAsync(Cancel) ?? throw new InvalidOperationException("The sample did not start.");
            if (line.StartsWith("Events are shown at", StringComparison.Ordinal) || line.StartsWith("Allo delivers them to", StringComparison.Ordinal))
            {
                addresses.Add(new Uri(line.Split(' ')[^1]));
            }
        }

        _ = _sample.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return (addresses[0], addresses[1]);
    }
}
