namespace Withallo.Webhooks.Tests;

/// <summary>An argument that is missing is named at the call, whatever would have become of it later.</summary>
public sealed class ArgumentTests
{
    private static readonly WebhookEvent Event = WebhookEvent.Parse("""{"topic":"PING","data":{}}""");

    public static TheoryData<string, Func<object?>> Calls { get; } = new()
    {
        { "secrets", () => new WebhookSignatureVerifier(null!) },
        { "secret", () => new WebhookSigner(null!) },
        { "value", () => new WebhookSecret(null!) },
        { "webhook", () => new AcceptedDelivery(null!, DateTimeOffset.UnixEpoch) },
        { "processorName", () => new AcceptedDelivery(Event, DateTimeOffset.UnixEpoch, null!) },
        { "headers", () => new WebhookRequest(default, (IEnumerable<KeyValuePair<string, string>>)null!) },
        { "headers", () => new WebhookRequest(default, (IEnumerable<KeyValuePair<string, IEnumerable<string>>>)null!) },
        { "name", () => new WebhookProcessor(name: null!) },
        { "topic", () => new WebhookProcessor().Handles(null!) },
    };

    public static TheoryData<string, Func<Task>> Steps { get; } = new()
    {
        { "request", () => new WebhookProcessor().ProcessAsync(null!, TestContext.Current.CancellationToken) },
        { "request", () => new WebhookProcessor().AcceptAsync(null!, TestContext.Current.CancellationToken) },
        { "delivery", () => new WebhookProcessor().DispatchAsync(null!, TestContext.Current.CancellationToken) },
        { "delivery", () => new WebhookProcessor().DispatchAsync(null!, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken) },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public void A_call_names_what_is_missing(string name, Func<object?> call) => Assert.Equal(name, Assert.Throws<ArgumentNullException>(call).ParamName);

    [Theory]
    [MemberData(nameof(Steps), DisableDiscoveryEnumeration = true)]
    public async Task A_step_names_what_is_missing(string name, Func<Task> step) => Assert.Equal(name, (await Assert.ThrowsAsync<ArgumentNullException>(step)).ParamName);
}
