using System.Globalization;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed class AuthorizationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{0}")]
    [InlineData("Api-Key {0}")]
    public async Task The_raw_key_and_the_prefixed_one_are_both_taken(string format)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var response = await wire.SendAsync("GET", "/numbers", authorization: string.Format(CultureInfo.InvariantCulture, format, allo.ApiKey));

        Assert.Equal(200, response.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("another-key")]
    [InlineData("Bearer {0}")]
    [InlineData("api-key {0}")]
    [InlineData("Api-Key Api-Key {0}")]
    [InlineData("{0}x")]
    public async Task Any_other_authorization_is_401(string format)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var response = await wire.SendAsync("GET", "/numbers", authorization: string.Format(CultureInfo.InvariantCulture, format, allo.ApiKey));

        response.IsError(401, """{"code":"API_KEY_INVALID","details":null}""");
    }

    [Theory]
    [InlineData("GET", "/calls?allo_number=%2B12125550100", "CONVERSATIONS_READ")]
    [InlineData("GET", "/contacts", "CONTACTS_READ")]
    [InlineData("POST", "/contacts", "CONTACTS_READ_WRITE")]
    [InlineData("PUT", "/contacts/cnt_seed01", "CONTACTS_READ_WRITE")]
    [InlineData("GET", "/contact/cnt_seed01", "CONTACTS_READ")]
    [InlineData("GET", "/contact/cnt_seed01/conversation", "CONVERSATIONS_READ")]
    [InlineData("POST", "/sms", "SMS_SEND")]
    [InlineData("GET", "/numbers", "CONVERSATIONS_READ")]
    [InlineData("GET", "/webhooks", "WEBHOOKS_READ_WRITE")]
    [InlineData("POST", "/webhooks", "WEBHOOKS_READ_WRITE")]
    [InlineData("DELETE", "/webhooks/web-1", "WEBHOOKS_READ_WRITE")]
    public async Task Every_operation_needs_its_scope(string method, string path, string scope)
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        Assert.True(allo.Scopes.Remove(scope));

        var refused = await wire.SendAsync(method, path);
        allo.Scopes.Clear();
        allo.Scopes.Add(scope);
        var granted = await wire.SendAsync(method, path);

        refused.IsError(403, $$"""{"code":"API_KEY_INSUFFICIENT_SCOPE","details":[{"message":"required={{scope}}","field":"scope"}]}""");
        Assert.NotEqual(403, granted.Status);
    }

    [Fact]
    public async Task Scopes_are_all_there_are_unless_the_options_say_otherwise()
    {
        await using var all = await AlloSandbox.StartAsync(Cancelled);
        await using var one = await AlloSandbox.StartAsync(new SandboxOptions { Scopes = ["SMS_SEND"] }, Cancelled);

        // Those that Allo documents, and three that its OAuth server advertises (docs/allo-api/authentication.md#scopes).
        Assert.Equal(22 + 3, all.Scopes.Distinct().Count());
        Assert.Equal(["SMS_SEND"], one.Scopes);
    }

    [Fact]
    public async Task An_unknown_path_is_404_and_a_wrong_method_405()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);

        var plural = await wire.GetAsync("/contacts/cnt_seed01");
        var unknown = await wire.GetAsync("/nothing");
        var root = await wire.GetAsync(new Uri(allo.BaseUrl, "/health").AbsoluteUri);
        var emptyId = await wire.GetAsync("/contact/");

        Assert.Equal("PUT", string.Join(",", plural.ContentHeaders.Allow));
        plural.IsError(405, """{"code":"METHOD_NOT_ALLOWED","details":null}""");
        unknown.IsError(404, """{"code":"ENDPOINT_NOT_FOUND","details":null}""");
        root.IsError(404, """{"code":"ENDPOINT_NOT_FOUND","details":null}""");
        emptyId.IsError(404, """{"code":"ENDPOINT_NOT_FOUND","details":null}""");
    }

    [Fact]
    public async Task The_daily_quota_ends_and_comes_back_at_midnight_utc()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 4, 21, 23, 0, 0, TimeSpan.Zero));
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = clock }, Cancelled);
        using var wire = new WireClient(allo);
        allo.DailyQuota = 2;

        var statuses = new[] { (await wire.GetAsync("/numbers")).Status, (await wire.GetAsync("/numbers")).Status };
        var wrongKey = await wire.SendAsync("GET", "/numbers", authorization: "wrong");
        var spent = await wire.GetAsync("/numbers");
        clock.Advance(TimeSpan.FromHours(1));
        var nextDay = await wire.GetAsync("/numbers");

        Assert.Equal([200, 200], statuses);
        Assert.Equal(401, wrongKey.Status);
        spent.IsError(
            429, """{"code":"API_KEY_QUOTA_EXCEEDED","details":[{"message":"limit=2;type=DAILY;reset_in=3600","field":"DAILY"}]}""");
        Assert.Null(spent.Headers.RetryAfter);
        Assert.Equal(200, nextDay.Status);
    }

    [Fact]
    public async Task Setting_the_quota_counts_anew_and_null_lifts_it()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(allo);
        allo.DailyQuota = 0;
        var none = await wire.GetAsync("/numbers");
        allo.DailyQuota = 1;
        var first = await wire.GetAsync("/numbers");
        var second = await wire.GetAsync("/numbers");
        allo.DailyQuota = null;
        var lifted = await wire.GetAsync("/numbers");

        Assert.Equal([429, 200, 429, 200], [none.Status, first.Status, second.Status, lifted.Status]);
        Assert.Throws<ArgumentOutOfRangeException>(() => allo.DailyQuota = -1);
    }
}
