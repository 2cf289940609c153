namespace Withallo.Api.Tests.Options;

[Collection("WITHALLO_API_KEY")]
public sealed class OptionsTests
{
    private const string Marker = "sk_live_marker_7f3a";

    [Fact]
    public void Without_a_key_the_message_names_the_three_places_to_put_one()
    {
        using var none = new EnvironmentVariable("WITHALLO_API_KEY", null);

        var error = Assert.Throws<ArgumentException>(() => new WithalloClient(new WithalloOptions()));

        Assert.Contains("WithalloOptions.ApiKey", error.Message, StringComparison.Ordinal);
        Assert.Contains("configuration", error.Message, StringComparison.Ordinal);
        Assert.Contains("WITHALLO_API_KEY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_in_code_the_environment_gives_it()
    {
        using var key = new EnvironmentVariable("WITHALLO_API_KEY", Marker);
        var options = new WithalloOptions();

        using var client = new WithalloClient(options);

        // Options are not changed; that the key is sent is shown where requests are.
        Assert.Null(options.ApiKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_key_given_in_code_is_refused_and_not_replaced_from_the_environment(string key)
    {
        using var environment = new EnvironmentVariable("WITHALLO_API_KEY", Marker);

        Assert.Throws<ArgumentException>(() => new WithalloClient(key));
    }

    [Theory]
    [InlineData("abc\r\nX-Evil: 1")]
    [InlineData("abc\ndef")]
    [InlineData("clé")]
    public void A_key_with_a_line_break_or_a_foreign_character_is_refused_without_being_repeated(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new WithalloClient(key));

        Assert.Contains("on one line", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://api.withallo.com/v1/api", "use https")]
    [InlineData("http://192.0.2.1/v1/api", "use https")]
    [InlineData("ftp://api.withallo.com/", "absolute https")]
    [InlineData("https://user:secret@api.withallo.com/v1/api", "drop user")]
    [InlineData("https://api.withallo.com/v1/api?x=1", "drop user")]
    public void An_address_that_could_show_the_key_to_others_is_refused(string url, string advice)
    {
        var options = new WithalloOptions { ApiKey = Marker, BaseUrl = new Uri(url) };

        var error = Assert.Throws<ArgumentException>(() => new WithalloClient(options));

        Assert.Contains("BaseUrl", error.Message, StringComparison.Ordinal);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5000/v1/api")]
    [InlineData("http://127.0.0.1:5000/v1/api")]
    [InlineData("http://[::1]:5000/v1/api")]
    public void Plain_http_to_this_machine_is_allowed(string url)
    {
        using var client = new WithalloClient(new WithalloOptions { ApiKey = Marker, BaseUrl = new Uri(url) });

        Assert.NotNull(client.Calls);
    }

    [Fact]
    public void Every_other_option_that_cannot_work_is_named()
    {
        var errors = Errors(options =>
        {
            options.Timeout = TimeSpan.Zero;
            options.TotalTimeout = TimeSpan.FromDays(40);
            options.Retry.MaxRetries = -1;
            options.Retry.MaxDelay = TimeSpan.FromHours(2);
            options.RateLimit.ReadsPerSecond = 0;
            options.RateLimit.QueueTimeout = TimeSpan.FromSeconds(-1);
            options.ConnectTimeout = TimeSpan.FromSeconds(-2);
            options.UserAgent = "a\nb";
            options.Headers["bad name"] = "x";
        });

        Assert.Collection(
            errors.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("ConnectTimeout", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Headers", line, StringComparison.Ordinal),
            line => Assert.StartsWith("RateLimit.QueueTimeout", line, StringComparison.Ordinal),
            line => Assert.StartsWith("RateLimit.ReadsPerSecond", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Retry.BaseDelay", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Retry.MaxRetries", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Timeout", line, StringComparison.Ordinal),
            line => Assert.StartsWith("TotalTimeout", line, StringComparison.Ordinal),
            line => Assert.StartsWith("UserAgent", line, StringComparison.Ordinal));
    }

    [Fact]
    public void An_attempt_may_be_given_longer_than_all_of_them() =>
        Assert.Empty(Errors(options => options.TotalTimeout = TimeSpan.FromSeconds(10)));

    [Fact]
    public void Infinite_times_are_allowed()
    {
        Assert.Empty(Errors(options => options.Timeout = options.TotalTimeout = Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Nothing_that_holds_the_key_prints_it()
    {
        var options = new WithalloOptions { ApiKey = Marker };
        using var client = new WithalloClient(options);

        Assert.DoesNotContain(Marker, options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, client.ToString(), StringComparison.Ordinal);
    }

    private static string[] Errors(Action<WithalloOptions> change)
    {
        var options = new WithalloOptions { ApiKey = Marker };
        change(options);
        return [.. WithalloOptionsCheck.Errors(options, usesEnvironment: false)];
    }
}
