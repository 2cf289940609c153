using System.Net.Http.Headers;
using Withallo.Api;
using Withallo.Testing;

namespace Withallo.Tests.Recordings;

/// <summary>Recordings, on Allo's host and on another one (docs/allo-api/values.md#recording-addresses).</summary>
public sealed class RecordingTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_needs_the_key_and_the_scope_of_its_call()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        var url = allo.AddRecording("hello.mp3", Content);

        using var fine = await GetAsync(url, allo.ApiKey);
        using var guide = await GetAsync(url, "Api-Key " + allo.ApiKey);
        using var none = await GetAsync(url, null);
        allo.Scopes.Remove("CONVERSATIONS_READ");
        using var forbidden = await GetAsync(url, allo.ApiKey);

        Assert.Equal(Content, await fine.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal("audio/mpeg", fine.Content.Headers.ContentType?.ToString());
        Assert.NotNull(fine.Headers.ETag);
        Assert.Equal(["bytes"], fine.Headers.AcceptRanges);
        Assert.Equal("/v1/assets/recordings/hello.mp3", url.AbsolutePath);
        Assert.Equal((200, 401, 403), ((int)guide.StatusCode, (int)none.StatusCode, (int)forbidden.StatusCode));
    }

    [Fact]
    public async Task A_recording_that_does_not_exist_is_404()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        using var response = await GetAsync(new Uri(allo.BaseUrl, "/v1/assets/recordings/none.mp3"), allo.ApiKey);

        Assert.Equal(404, (int)response.StatusCode);
        Assert.Equal("""{"code":"RECORDING_NOT_FOUND","details":null}""", await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Null(allo.FindRecording("none.mp3"));
    }

    [Theory]
    [InlineData("bytes=0-9", 0, 10)]
    [InlineData("bytes=990-", 990, 10)]
    [InlineData("bytes=990-2000", 990, 10)]
    [InlineData("bytes=-10", 990, 10)]
    [InlineData("bytes=-5000", 0, 1000)]
    public async Task A_part_is_sent_to_who_asks_for_it(string range, int from, int count)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        var url = allo.AddRecording("hello.mp3", Content);

        using var response = await GetAsync(url, allo.ApiKey, range);

        Assert.Equal(206, (int)response.StatusCode);
        Assert.Equal($"bytes {from}-{from + count - 1}/1000", response.Content.Headers.ContentRange?.ToString());
        Assert.Equal(Content[from..(from + count)], await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [InlineData("bytes=1000-")]
    [InlineData("bytes=5000-6000")]
    [InlineData("bytes=-0")]
    public async Task A_part_that_does_not_exist_is_416(string range)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        using var response = await GetAsync(allo.AddRecording("hello.mp3", Content), allo.ApiKey, range);

        Assert.Equal(416, (int)response.StatusCode);
        Assert.Equal("bytes */1000", response.Content.Headers.ContentRange?.ToString());
    }

    [Theory]
    [InlineData("items=0-9")]
    [InlineData("bytes=0-9,20-29")]
    [InlineData("nonsense")]
    public async Task Other_ranges_are_passed_over(string range)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        using var response = await GetAsync(allo.AddRecording("hello.mp3", Content), allo.ApiKey, range);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_recording_that_changed_is_sent_as_a_whole_to_who_has_a_part()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        var url = allo.AddRecording("hello.mp3", Content);
        using var first = await GetAsync(url, allo.ApiKey);
        var tag = first.Headers.ETag!.ToString();

        using var same = await GetAsync(url, allo.ApiKey, "bytes=500-", tag);
        allo.AddRecording("hello.mp3", Content.Reverse().ToArray());
        using var changed = await GetAsync(url, allo.ApiKey, "bytes=500-", tag);

        Assert.Equal(206, (int)same.StatusCode);
        Assert.Equal(200, (int)changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
    }

    [Fact]
    public async Task Faults_apply()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        var url = allo.AddRecording("hello.mp3", Content);
        allo.Faults.Enqueue(Fault.ResetMidBody().On(HttpMethod.Get, "/v1/assets"));
        allo.Faults.Enqueue(Fault.TruncatedJson().On(HttpMethod.Get, "/v1/assets"));

        using var broken = await GetAsync(url, allo.ApiKey);
        using var lying = await GetAsync(url, allo.ApiKey, "bytes=0-");

        Assert.Equal(1000, broken.Content.Headers.ContentLength);
        await Assert.ThrowsAsync<HttpRequestException>(() => broken.Content.ReadAsByteArrayAsync(Cancelled));
        Assert.Equal((500, "bytes 0-999/1000"), (lying.Content.Headers.ContentLength, lying.Content.Headers.ContentRange?.ToString()));
    }

    [Fact]
    public async Task Seeded_calls_have_recordings_that_can_be_fetched_one_of_them_elsewhere()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        var urls = allo.Calls.Select(call => call.RecordingUrl).OfType<string>().Select(url => new Uri(url)).ToArray();
        var foreign = Assert.Single(urls, url => url.Port != allo.BaseUrl.Port);

        foreach (var url in new[] { urls[0], urls[^1] })
        {
            using var response = await GetAsync(url, allo.ApiKey);
            var content = await response.Content.ReadAsByteArrayAsync(Cancelled);
            Assert.Equal(allo.FindRecording(url.Segments[^1])!.Value.ToArray(), content);
            Assert.True(content.AsSpan().StartsWith("ID3"u8));
        }

        Assert.NotEqual(allo.FindRecording("seed01.mp3")!.Value.ToArray(), allo.FindRecording(urls[0].Segments[^1])!.Value.ToArray());
        using var elsewhere = await GetAsync(foreign, authorization: null);
        Assert.Equal(200, (int)elsewhere.StatusCode);
    }

    [Fact]
    public async Task The_other_host_wants_no_key_and_tells_what_came()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        var url = allo.AddForeignRecording("there.mp3", Content);

        using var response = await GetAsync(url, authorization: null, "bytes=0-9");
        using var missing = await GetAsync(new Uri(url, "none.mp3"), authorization: null);

        Assert.Equal(206, (int)response.StatusCode);
        Assert.Equal(404, (int)missing.StatusCode);
        Assert.Equal(2, allo.ForeignRequests.Count);
        Assert.Equal("bytes=0-9", allo.ForeignRequests[0].Headers["Range"]);
        Assert.DoesNotContain("Authorization", allo.ForeignRequests[0].Headers.Keys);
        Assert.Empty(allo.Requests);
    }

    [Fact]
    public async Task The_client_sends_the_key_to_Allo_and_nowhere_else()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var client = new WithalloClient(allo.CreateOptions());
        using var here = new MemoryStream();
        using var there = new MemoryStream();

        await client.Recordings.DownloadAsync(allo.AddRecording("here.mp3", Content).AbsoluteUri, here, cancellationToken: Cancelled);
        await client.Recordings.DownloadAsync(allo.AddForeignRecording("there.mp3", Content).AbsoluteUri, there, cancellationToken: Cancelled);

        Assert.Equal(Content, here.ToArray());
        Assert.Equal(Content, there.ToArray());
        Assert.Contains("Authorization", Assert.Single(allo.Requests).Headers.Keys);
        Assert.DoesNotContain("Authorization", Assert.Single(allo.ForeignRequests).Headers.Keys);
    }

    private static async Task<HttpResponseMessage> GetAsync(Uri url, string? authorization, string? range = null, string? ifRange = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in new[] { ("Authorization", authorization), ("Range", range) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        request.Headers.IfRange = ifRange is null ? null : new RangeConditionHeaderValue(EntityTagHeaderValue.Parse(ifRange));

        // The body is read by the test, while the connection lives.
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancelled);
    }
}
