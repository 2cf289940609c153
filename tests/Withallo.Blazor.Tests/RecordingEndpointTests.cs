using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Blazor.Recordings;
using Withallo.Testing;
using Withallo.Tests;

namespace Withallo.Blazor.Tests;

public sealed class RecordingEndpointTests : IAsyncLifetime
{
    private static readonly byte[] Sound = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private readonly ManualTimeProvider _clock = new();
    private AlloSandbox? _allo;
    private WebApplication? _app;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AlloSandbox Allo => _allo!;

    private RecordingLinks Links => _app!.Services.GetRequiredService<RecordingLinks>();

    public async ValueTask InitializeAsync()
    {
        _allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = _clock }, Cancellation);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        foreach (var name in new[] { "", "paris" })
        {
            builder.Services.AddWithallo(name, options =>
            {
                options.ApiKey = name == "paris" ? "ak_wrong" : Allo.ApiKey;
                options.BaseUrl = Allo.CreateOptions().BaseUrl;
                options.Retry.MaxRetries = 0;
            });
        }

        builder.Services.AddWithalloBlazor(options => options.TimeProvider = _clock).AddWithalloBlazor("paris");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        _app = builder.Build();
        _app.MapWithalloRecordings();
        await _app.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.DisposeAsync();
        await Allo.DisposeAsync();
    }

    [Theory]
    [InlineData("call.mp3", "audio/mpeg")]
    [InlineData("call.wav", "audio/wav")]
    [InlineData("call.html", "audio/mpeg")]
    public async Task It_passes_a_recording_on_as_sound(string name, string type)
    {
        var link = Links.Create(null, Allo.AddRecording(name, Sound).AbsoluteUri)!;

        using var response = await GetAsync(link);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Sound, await response.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal(Allo.ApiKey, Assert.Single(Allo.Requests).Headers["Authorization"]);
        Assert.DoesNotContain(Allo.ApiKey, response.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_sends_the_part_that_a_player_asks_for()
    {
        var link = Links.Create(null, Allo.AddRecording("call.mp3", Sound).AbsoluteUri)!;

        using var response = await GetAsync(link, new RangeHeaderValue(100, 199));

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(Sound[100..200], await response.Content.ReadAsByteArrayAsync(Cancellation));
    }

    [Fact]
    public async Task A_recording_on_another_host_is_fetched_without_the_key()
    {
        var link = Links.Create(null, Allo.AddForeignRecording("call.mp3", Sound).AbsoluteUri)!;

        using var response = await GetAsync(link);

        Assert.Equal(Sound, await response.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.DoesNotContain("Authorization", Assert.Single(Allo.ForeignRequests).Headers.Keys);
    }

    [Fact]
    public async Task A_link_works_for_an_hour()
    {
        var link = Links.Create(null, Allo.AddRecording("call.mp3", Sound).AbsoluteUri)!;

        _clock.Advance(TimeSpan.FromMinutes(59));
        using var inTime = await GetAsync(link);
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var late = await GetAsync(link);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (inTime.StatusCode, late.StatusCode));
        Assert.Single(Allo.Requests);
    }

    [Fact]
    public async Task A_link_that_is_none_of_ours_gets_nothing()
    {
        var link = Links.Create(null, Allo.AddRecording("call.mp3", Sound).AbsoluteUri)!;
        var last = link[^5];

        using var changed = await GetAsync(link[..^5] + (last == 'A' ? 'B' : 'A') + link[^4..]);
        using var invented = await GetAsync("_withallo/recordings/" + Uri.EscapeDataString(Allo.BaseUrl.AbsoluteUri));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (changed.StatusCode, invented.StatusCode));
        Assert.Empty(Allo.Requests);
    }

    [Fact]
    public async Task A_recording_that_is_not_there_or_cannot_be_had_says_so_without_a_body()
    {
        using var missing = await GetAsync(Links.Create(null, new Uri(Allo.AddRecording("call.mp3", Sound), "other.mp3").AbsoluteUri)!);
        using var refused = await GetAsync(Links.Create("paris", Allo.AddRecording("call.mp3", Sound).AbsoluteUri)!);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadGateway), (missing.StatusCode, refused.StatusCode));
        Assert.Equal(("", ""), (await missing.Content.ReadAsStringAsync(Cancellation), await refused.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public void Without_AddWithalloBlazor_the_start_says_what_to_call()
    {
        using var app = WebApplication.CreateSlimBuilder().Build();

        var error = Assert.Throws<InvalidOperationException>(() => app.MapWithalloRecordings());

        Assert.Contains("AddWithalloBlazor", error.Message, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string link, RangeHeaderValue? range = null)
    {
        using var browser = _app!.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = range;
        return await browser.SendAsync(request, Cancellation);
    }
}
