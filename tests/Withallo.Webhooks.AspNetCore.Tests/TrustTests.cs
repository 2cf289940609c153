using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>Whom an endpoint trusts, and that it starts only when that is decided.</summary>
public sealed class TrustTests
{
    private const string Token = "0123456789abcdefghijklmnopqrstuv";

    private int _handled;

    [Fact]
    public async Task Without_anything_to_trust_the_program_does_not_start_and_is_told_the_three_ways()
    {
        var exception = await StartingFailsAsync(static _ => { });

        Assert.Contains("SigningSecrets", exception.Message, StringComparison.Ordinal);
        Assert.Contains("PathToken", exception.Message, StringComparison.Ordinal);
        Assert.Contains("AllowUnsignedDeliveries", exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<Action<WithalloWebhooksOptions>, string> Unusable() => new()
    {
        { static o => o.SigningSecrets.Add("whsec_not*base64"), "SigningSecrets[0]" },
        { static o => o.SigningSecrets.Add(""), "SigningSecrets[0]" },
        { static o => o.SigningSecrets.Add("whsec_"), "SigningSecrets[0]" },
        { static o => o.SigningSecrets.Add(null!), "SigningSecrets[0]" },
        { static o => o.SigningSecrets.Add("changeme"), "SigningSecrets[0]" },
        { static o => o.SigningSecrets.Add("whsec_test"), "SigningSecrets[0]" },
        { static o => o.SigningSecrets.Add("whsec_AA=="), "SigningSecrets[0]" },
        { static o => o.SigningSecrets.Add("whsec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), "SigningSecrets[0]" },
        { static o => { o.SigningSecrets.Add(Receiver.Secret); o.SecretResolver = NoSecrets; }, "contradict" },
        { static o => (o.AllowUnsignedDeliveries, o.SecretResolver) = (true, NoSecrets), "contradict" },
        { static o => o.PathToken = "not*base64-and-short", "PathToken must be 32" },
        { static o => o.PathToken = "", "PathToken must be 32" },
        { static o => o.PathToken = new string('/', 40), "PathToken must be 32" },
        { static o => (o.PathToken, o.PreviousPathToken) = (Token, "short"), "PreviousPathToken must be 32" },
        { static o => (o.AllowUnsignedDeliveries, o.PreviousPathToken) = (true, Token), "PreviousPathToken is accepted beside" },
        { static o => { o.SigningSecrets.Add(Receiver.Secret); o.AllowUnsignedDeliveries = true; }, "contradict" },
        { static o => (o.AllowUnsignedDeliveries, o.MaxBodySize) = (true, 0), "MaxBodySize" },
        { static o => (o.AllowUnsignedDeliveries, o.Tolerance) = (true, TimeSpan.FromSeconds(-1)), "Tolerance" },
        { static o => (o.AllowUnsignedDeliveries, o.Tolerance) = (true, TimeSpan.FromDays(300)), "Tolerance" },
        { static o => (o.AllowUnsignedDeliveries, o.BodyTimeout) = (true, TimeSpan.Zero), "BodyTimeout" },
        { static o => (o.AllowUnsignedDeliveries, o.BodyTimeout) = (true, TimeSpan.FromSeconds(15)), "BodyTimeout" },
        { static o => (o.AllowUnsignedDeliveries, o.HandlerTimeout) = (true, TimeSpan.FromSeconds(31)), "HandlerTimeout" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task Options_that_cannot_work_fail_the_start_and_no_message_quotes_a_secret(Action<WithalloWebhooksOptions> options, string error)
    {
        var exception = await StartingFailsAsync(options);

        Assert.Contains(error, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not*base64", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Receiver.Secret, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mapping_what_was_not_registered_says_what_to_call()
    {
        await using var bare = WebApplication.CreateSlimBuilder().Build();
        await using var other = Receiver.Build();

        Assert.Contains("AddWithalloWebhooks", Assert.Throws<InvalidOperationException>(() => bare.MapWithalloWebhooks("/x")).Message, StringComparison.Ordinal);
        Assert.Contains("'paris'", Assert.Throws<InvalidOperationException>(() => other.MapWithalloWebhooks("/x", "paris")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_print_no_secret()
    {
        var options = new WithalloWebhooksOptions { PathToken = Token, PreviousPathToken = Token };
        options.SigningSecrets.Add(Receiver.Secret);
        options.OwnNumbers.Add(Bodies.OwnNumber);

        Assert.Equal("WithalloWebhooksOptions (1 secret(s), path token)", options.ToString());
    }

    [Theory]
    [InlineData("/" + Token, HttpStatusCode.OK)]
    [InlineData("", HttpStatusCode.NotFound)]
    [InlineData("/", HttpStatusCode.NotFound)]
    [InlineData("/0123456789abcdefghijklmnopqrstuV", HttpStatusCode.NotFound)]
    [InlineData("/0123456789abcdefghijklmnopqrstu", HttpStatusCode.NotFound)]
    [InlineData("/" + Token + "x", HttpStatusCode.NotFound)]
    [InlineData("/" + Token + "/x", HttpStatusCode.NotFound)]
    [InlineData("?token=" + Token, HttpStatusCode.NotFound)]
    public async Task A_path_token_lets_unsigned_deliveries_in_and_any_other_path_is_404(string rest, HttpStatusCode expected)
    {
        await using var receiver = await StartAsync(static o => o.PathToken = Token);

        using var response = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(), Receiver.Path + rest);

        Assert.Equal((expected, expected == HttpStatusCode.OK ? 1 : 0), (response.StatusCode, _handled));
    }

    [Fact]
    public async Task A_pattern_may_say_where_the_token_stands()
    {
        await using var receiver = await StartAsync(static o => o.PathToken = Token, map: static app => app.MapWithalloWebhooks("/hooks/{token}/allo"));

        using var right = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(), $"/hooks/{Token}/allo");
        using var wrong = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(), "/hooks/guess/allo");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (right.StatusCode, wrong.StatusCode));
    }

    [Fact]
    public async Task The_token_before_is_accepted_while_it_is_set()
    {
        const string Before = "vutsrqponmlkjihgfedcba9876543210";
        await using var receiver = await StartAsync(static o => (o.PathToken, o.PreviousPathToken) = (Token, Before));

        using var now = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1("a"), $"{Receiver.Path}/{Token}");
        using var before = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1("b"), $"{Receiver.Path}/{Before}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (now.StatusCode, before.StatusCode));
    }

    [Fact]
    public async Task With_a_secret_and_a_token_both_are_needed()
    {
        await using var receiver = await StartAsync(static o =>
        {
            o.SigningSecrets.Add(Receiver.Secret);
            o.PathToken = Token;
        });

        using var both = await receiver.DeliverAsync(Bodies.SmsReceived, path: $"{Receiver.Path}/{Token}");
        using var signature = await receiver.DeliverAsync(Bodies.SmsReceived);
        using var token = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(), $"{Receiver.Path}/{Token}");

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized),
            (both.StatusCode, signature.StatusCode, token.StatusCode));
    }

    [Fact]
    public async Task A_segment_is_no_part_of_an_endpoint_without_a_token()
    {
        await using var receiver = await StartAsync();

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, path: $"{Receiver.Path}/{Token}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Secrets_are_rotated_without_a_restart()
    {
        var (before, after) = (WebhookSigner.NewSecret(), WebhookSigner.NewSecret());
        var configuration = Configuration(("SigningSecrets:0", before));
        await using var receiver = await StartConfiguredAsync(configuration);
        Assert.Equal((200, 401), await DeliverWithAsync(receiver, before, after));

        configuration["SigningSecrets:1"] = after;
        configuration.Reload();
        Assert.Equal((200, 200), await DeliverWithAsync(receiver, before, after));

        configuration["SigningSecrets:0"] = after;
        configuration.Reload();
        Assert.Equal((401, 200), await DeliverWithAsync(receiver, before, after));
    }

    [Fact]
    public async Task A_secret_that_is_gone_puts_deliveries_off_with_503_until_it_is_back()
    {
        var configuration = Configuration(("SigningSecrets:0", Receiver.Secret));
        await using var receiver = await StartConfiguredAsync(configuration);

        configuration["SigningSecrets:0"] = "oops*";
        Assert.ThrowsAny<Exception>(configuration.Reload);
        using var gone = await receiver.DeliverAsync(Bodies.SmsReceived);
        configuration["SigningSecrets:0"] = Receiver.Secret;
        configuration.Reload();
        using var back = await receiver.DeliverAsync(Bodies.SmsReceived);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, 1), (gone.StatusCode, back.StatusCode, _handled));
        Assert.DoesNotContain(receiver.Log.Lines, line => line.Message.Contains("oops", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_was_signed_does_not_fall_back_to_its_token_when_the_secrets_go()
    {
        var configuration = Configuration(("SigningSecrets", Receiver.Secret), ("PathToken", Token));
        await using var receiver = await StartConfiguredAsync(configuration);

        configuration["SigningSecrets"] = null;
        configuration.Reload();
        using var response = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(), $"{Receiver.Path}/{Token}");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 0), (response.StatusCode, _handled));
    }

    [Fact]
    public async Task All_options_can_be_configured()
    {
        var services = new ServiceCollection();
        services.AddWithalloWebhooks(Configuration(
            ("SigningSecrets:0", Receiver.Secret),
            ("PathToken", Token),
            ("PreviousPathToken", Token),
            ("AllowUnsignedDeliveries", "false"),
            ("MaxBodySize", "1000"),
            ("Tolerance", "00:01:00"),
            ("BodyTimeout", "00:00:02"),
            ("HandlerTimeout", "00:00:03"),
            ("OwnNumbers:0", Bodies.OwnNumber)));
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<WithalloWebhooksOptions>>().Value;

        Assert.Equal([Receiver.Secret], options.SigningSecrets);
        Assert.Equal((Token, Token, false, 1000), (options.PathToken, options.PreviousPathToken, options.AllowUnsignedDeliveries, options.MaxBodySize));
        Assert.Equal(
            (TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)),
            (options.Tolerance, options.BodyTimeout, options.HandlerTimeout));
        Assert.Equal([Bodies.OwnNumber], options.OwnNumbers);
    }

    [Fact]
    public async Task A_configured_value_of_the_wrong_kind_is_named_by_its_key()
    {
        var services = new ServiceCollection();
        services.AddWithalloWebhooks(Configuration(("MaxBodySize", "four megabytes")));
        await using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<WithalloWebhooksOptions>>().Value);

        Assert.Contains("'MaxBodySize' must be a whole number of bytes", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tolerance", "300")]
    [InlineData("HandlerTimeout", "5")]
    [InlineData("BodyTimeout", "1.5")]
    public async Task A_time_without_colons_which_would_be_days_is_refused_with_the_form_that_is_wanted(string option, string value)
    {
        var services = new ServiceCollection();
        services.AddWithalloWebhooks(Configuration((option, value)));
        await using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<WithalloWebhooksOptions>>().Value);

        Assert.Contains($"'{option}' must be a time with colons, such as 00:00:30", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_in_the_container_is_not_taken_for_the_webhooks_own()
    {
        var handled = 0;
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.OnUnknown((_, _) => Task.FromResult(handled++)),
            services: static services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.UnixEpoch)));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived);

        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, handled));
    }

    private static ValueTask<IReadOnlyCollection<WebhookSecret>> NoSecrets(WebhookRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyCollection<WebhookSecret>>([]);

    private static async Task<OptionsValidationException> StartingFailsAsync(Action<WithalloWebhooksOptions> options)
    {
        await using var app = Receiver.Build(options: options);
        app.MapWithalloWebhooks(Receiver.Path);
        return await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
    }

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(static value => KeyValuePair.Create(value.Key, (string?)value.Value)))
            .Build();

    private static async Task<(int First, int Second)> DeliverWithAsync(Receiver receiver, string first, string second)
    {
        using var one = await receiver.DeliverAsync(Bodies.SmsReceived, secret: first);
        using var two = await receiver.DeliverAsync(Bodies.SmsReceived, secret: second);
        return ((int)one.StatusCode, (int)two.StatusCode);
    }

    private Task<Receiver> StartConfiguredAsync(IConfiguration configuration) =>
        Receiver.StartAsync(
            webhooks => webhooks.Services.AddWithalloWebhooks(configuration).OnUnknown((_, _) => Count()), options: static _ => { });

    private Task<Receiver> StartAsync(Action<WithalloWebhooksOptions>? options = null, Action<WebApplication>? map = null) =>
        Receiver.StartAsync(webhooks => webhooks.OnUnknown((_, _) => Count()), options, map: map);

    private Task Count()
    {
        Interlocked.Increment(ref _handled);
        return Task.CompletedTask;
    }
}
