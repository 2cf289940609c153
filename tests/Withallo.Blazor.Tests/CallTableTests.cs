using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api;
using Withallo.Blazor.Recordings;
using Withallo.Blazor.Tests.Support;
using Withallo.Testing;

namespace Withallo.Blazor.Tests;

public sealed class CallTableTests : PageTest
{
    private const string Caller = "+12125550188";

    [Fact]
    public void It_shows_calls_newest_first()
    {
        AddCall("call_old", new(2026, 4, 19, 8, 0, 0, TimeSpan.Zero));
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero), CallResult.Voicemail);

        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller));

        table.WaitForElement("tbody tr");
        Assert.Equal([Shown(20, 9, 30), Shown(19, 8, 0)], Column(table, 0));
        Assert.Equal(["Inbound", "Inbound"], Column(table, 1));
        Assert.Equal([Caller, Caller], Column(table, 2));
        Assert.Equal([MainLine, MainLine], Column(table, 3));
        Assert.Equal(["0:01:30", "0:01:30"], Column(table, 4));
        Assert.Equal(["Voicemail", "Answered"], Column(table, 5));
        Assert.Equal("2026-04-20T09:30:00Z", table.Find("time").GetAttribute("datetime"));
        Assert.Equal("Date (UTC)", table.Find("thead th").TextContent);
        Assert.Equal("Calls", table.Find("caption").TextContent);
    }

    [Theory]
    [InlineData("ANSWERED", "Answered")]
    [InlineData("VOICEMAIL", "Voicemail")]
    [InlineData("TRANSFERRED_AI", "Transferred")]
    [InlineData("CLOSED", "Missed")]
    public void Results_are_shown_in_words(string result, string shown)
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero), CallResult.From(result));

        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller));

        table.WaitForElement("tbody tr");
        Assert.Equal([shown], Column(table, 5));
    }

    [Fact]
    public void Dates_are_shown_in_the_time_zone_that_is_asked_for()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero));
        var zone = TimeZoneInfo.CreateCustomTimeZone("two hours ahead", TimeSpan.FromHours(2), null, null);

        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller).Add(table => table.TimeZone, zone));

        table.WaitForElement("tbody tr");
        Assert.Equal([Shown(20, 11, 30)], Column(table, 0));
        Assert.Equal("Date", table.Find("thead th").TextContent);
    }

    [Fact]
    public void It_says_that_it_loads_and_that_there_is_none()
    {
        Gate.Close();
        var table = Page.Render<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller));
        Assert.Equal("Loading…", TextOf(table, "p[role=status]"));

        Gate.Open();

        table.WaitForAssertion(() => Assert.Equal("No calls were found.", TextOf(table, "p[role=status]")));
        Assert.Empty(table.FindAll("table"));
    }

    [Fact]
    public async Task It_is_turned_over()
    {
        for (var i = 1; i <= 3; i++)
        {
            AddCall($"call_{i}", new(2026, 4, 20, i, 0, 0, TimeSpan.Zero));
        }

        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller).Add(table => table.PageSize, 2));
        table.WaitForAssertion(() => Assert.Equal("Page 1 of 2", TextOf(table, "p[role=status]")));
        Assert.Equal(["true", null], table.FindAll("nav button").Select(button => button.GetAttribute("aria-disabled")));

        await DoAsync(table, "nav button:last-child", element => element.ClickAsync());

        table.WaitForAssertion(() => Assert.Equal("Page 2 of 2", TextOf(table, "p[role=status]")));
        Assert.Equal([Shown(20, 1, 0)], Column(table, 0));
        Assert.Equal([null, "true"], table.FindAll("nav button").Select(button => button.GetAttribute("aria-disabled")));
        await DoAsync(table, "nav button:last-child", element => element.ClickAsync());
        Assert.Equal(2, RequestsTo("POST", "/v2/api/conversations/items/search").Length);
    }

    [Fact]
    public async Task It_is_searched_by_number()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero));
        var table = RenderLoaded<CallTable>();
        table.WaitForAssertion(() => Assert.True(table.FindAll("tbody tr").Count > 1));

        await DoAsync(table, "input[type=tel]", element => element.ChangeAsync($" {Caller} "));
        await DoAsync(table, "form", element => element.SubmitAsync());

        table.WaitForAssertion(() => Assert.Equal([Caller], Column(table, 2)));
    }

    [Fact]
    public async Task It_is_searched_by_words()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero), summary: "Wants a xylophone.");
        var table = RenderLoaded<CallTable>();
        table.WaitForAssertion(() => Assert.True(table.FindAll("tbody tr").Count > 1));

        await DoAsync(table, "input[type=search]", element => element.ChangeAsync("xylophone"));
        await DoAsync(table, "form", element => element.SubmitAsync());

        table.WaitForAssertion(() => Assert.Equal([Caller], Column(table, 2)));
    }

    [Fact]
    public void It_follows_its_parameters()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero));
        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.AlloNumber, "+12125550177"));
        table.WaitForAssertion(() => Assert.Equal("No calls were found.", TextOf(table, "p[role=status]")));

        table.Render(parameters => parameters.Add(table => table.AlloNumber, MainLine).Add(table => table.ContactNumber, Caller));

        table.WaitForAssertion(() => Assert.Equal([Caller], Column(table, 2)));
    }

    [Fact]
    public async Task A_call_opens_with_summary_and_transcript_and_closes()
    {
        string? opened = null;
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero), summary: "Wants a xylophone.");
        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller).Add(table => table.OnOpened, call => opened = call.Id));

        await DoAsync(table, "tbody button", element => element.ClickAsync());

        Assert.Equal(("true", "cll-new"), (table.Find("tbody button").GetAttribute("aria-expanded"), opened));
        Assert.Contains("Wants a xylophone.", table.Find(".withallo-detail").TextContent, StringComparison.Ordinal);
        Assert.Equal("There is no recording.", table.FindAll(".withallo-detail dd")[2].TextContent.Trim());
        table.WaitForAssertion(() => Assert.Equal(["Other party Hello?", "Team Good morning."], table.FindAll(".withallo-transcript li").Select(row => row.TextContent)));
        Assert.Equal("_title", Focused(table.Instance));

        await DoAsync(table, ".withallo-detail button", element => element.ClickAsync());

        Assert.Empty(table.FindAll(".withallo-detail"));
        Assert.Equal("_detailButtons[cll-new]", Focused(table.Instance));
    }

    [Fact]
    public async Task A_recording_is_played_by_a_link_that_tells_nothing()
    {
        Page.Services.GetRequiredService<RecordingLinks>().Path = "_withallo/recordings";
        var recording = Allo.AddRecording("greeting.mp3", new byte[] { 1, 2, 3 });
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero), recording: recording);
        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller));

        await DoAsync(table, "tbody button", element => element.ClickAsync());
        var link = table.Find("audio").GetAttribute("src")!;
        table.WaitForElement(".withallo-transcript");

        Assert.StartsWith("_withallo/recordings/", link, StringComparison.Ordinal);
        Assert.Equal(link, table.Find("audio").GetAttribute("src"));
        Assert.Equal(link, table.Find("a[download]").GetAttribute("href"));
        Assert.DoesNotContain("greeting", table.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Allo.ApiKey, table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_recordings_are_not_mapped_it_says_that_there_is_one()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero), recording: Allo.AddRecording("greeting.mp3", new byte[] { 1, 2, 3 }));
        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller));

        await DoAsync(table, "tbody button", element => element.ClickAsync());

        Assert.Equal("There is a recording; this application does not play recordings.", table.FindAll(".withallo-detail dd")[2].TextContent.Trim());
        Assert.DoesNotContain("greeting", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_scope_is_named_and_it_can_be_tried_again()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero));
        Allo.Scopes.Remove("CONVERSATIONS_READ");
        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller));
        Assert.Equal("CONVERSATIONS_READ", table.WaitForElement("[role=alert] code").TextContent);
        Assert.Equal("", TextOf(table, "p[role=status]"));

        Allo.Scopes.Add("CONVERSATIONS_READ");
        await DoAsync(table, "[role=alert] button", element => element.ClickAsync());

        table.WaitForElement("tbody tr");
        Assert.Empty(table.FindAll("[role=alert]"));
    }

    [Fact]
    public void A_limit_says_how_long_to_wait()
    {
        Allo.Faults.Enqueue(Fault.RateLimited(TimeSpan.FromMinutes(10)));

        var table = RenderLoaded<CallTable>();

        Assert.Contains("Try again in 10 min.", table.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transcript_that_cannot_be_read_is_tried_again_and_the_summary_stays()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero), summary: "Wants a xylophone.");
        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller));
        table.WaitForElement("tbody button");
        Allo.Faults.Enqueue(Fault.ServerError().On(HttpMethod.Get));

        await DoAsync(table, "tbody button", element => element.ClickAsync());

        table.WaitForElement(".withallo-detail [role=alert]");
        Assert.Contains("Wants a xylophone.", table.Find(".withallo-detail").TextContent, StringComparison.Ordinal);
        await DoAsync(table, ".withallo-detail [role=alert] button", element => element.ClickAsync());
        table.WaitForElement(".withallo-transcript");
        Assert.Empty(table.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_search_that_Allo_does_not_take_is_explained()
    {
        var table = RenderLoaded<CallTable>();
        table.WaitForElement("tbody tr");

        await DoAsync(table, "input[type=search]", element => element.ChangeAsync("!"));
        await DoAsync(table, "form", element => element.SubmitAsync());

        Assert.StartsWith("Allo cannot search for this.", table.WaitForElement("[role=alert] p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_that_throws_is_shown_and_the_call_opens()
    {
        AddCall("call_new", new(2026, 4, 20, 9, 30, 0, TimeSpan.Zero));
        var table = RenderLoaded<CallTable>(parameters => parameters.Add(table => table.ContactNumber, Caller).Add(table => table.OnOpened, _ => throw new InvalidOperationException()));

        await DoAsync(table, "tbody button", element => element.ClickAsync());

        table.WaitForElement(".withallo-transcript");
        Assert.StartsWith("Something went wrong in this application.", TextOf(table, "[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_goes_away_cancels_what_is_under_way()
    {
        Gate.Close();
        Page.Render<CallTable>();

        await Page.DisposeComponentsAsync();

        await Gate.Cancelled.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Assert.Empty(Allo.Requests);
    }

    private static IEnumerable<string> Column<T>(IRenderedComponent<T> table, int column)
        where T : IComponent => table.FindAll("tbody tr").Select(row => row.Children[column].TextContent.Trim());

    /// <summary>A time of April 2026, as people of this culture write it.</summary>
    private static string Shown(int day, int hour, int minute) => new DateTime(2026, 4, day, hour, minute, 0).ToString("g", CultureInfo.CurrentCulture);

    private void AddCall(string id, DateTimeOffset date, CallResult? result = null, string? summary = null, Uri? recording = null) => Allo.Calls.Add(new Call
    {
        Id = id,
        FromNumber = Caller,
        ToNumber = MainLine,
        Type = Direction.Inbound,
        Result = result ?? CallResult.Answered,
        LengthInMinutes = 1.5,
        StartDate = date,
        Summary = summary,
        RecordingUrl = recording?.AbsoluteUri,
        Transcript =
        [
            new() { Source = TranscriptSource.External, Text = "Hello?", Time = date },
            new() { Source = TranscriptSource.User, Text = "Good morning.", Time = date },
        ],
    });
}
