using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Webhooks.AspNetCore.Tests.Support;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.AspNetCore.Tests;

public sealed class HandlerTests
{
    private readonly List<string> _ran = [];

    [Fact]
    public async Task A_handler_class_gets_every_payload_it_handles_on_every_topic_that_carries_it()
    {
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.AddHandler<Everything>().AddHandler<Everything>(),
            static o => o.AllowUnsignedDeliveries = true,
            services => services.AddSingleton(_ran));

        await DeliverAsync(
            receiver, Bodies.SmsReceivedV1("a"), Bodies.SmsReceivedV1("b").Replace("SMS_RECEIVED", "SMS_SENT", StringComparison.Ordinal), Bodies.CallReceivedV1(), Bodies.ContactUpdatedV1);

        Assert.Equal(["SMS_RECEIVED a", "SMS_SENT b", "CALL_RECEIVED call_1"], _ran);
    }

    [Fact]
    public async Task A_handler_class_can_be_restricted_to_one_topic()
    {
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.AddHandler<Everything, SmsReceivedPayload>(WebhookTopic.SmsSent),
            static o => o.AllowUnsignedDeliveries = true,
            services => services.AddSingleton(_ran));

        await DeliverAsync(receiver, Bodies.SmsReceivedV1("a"), Bodies.SmsReceivedV1("b").Replace("SMS_RECEIVED", "SMS_SENT", StringComparison.Ordinal));

        Assert.Equal(["SMS_SENT b"], _ran);
    }

    [Fact]
    public void A_class_that_handles_nothing_is_refused_when_it_is_registered()
    {
        var webhooks = new ServiceCollection().AddWithalloWebhooks();

        var exception = Assert.Throws<ArgumentException>(() => webhooks.AddHandler<HandlerTests>());

        Assert.Contains("IWebhookHandler<TPayload>", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_delivery_has_a_scope_of_its_own_which_ends_before_the_event_counts_as_handled()
    {
        var store = new RecordingStore();
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.AddHandler<ScopeUser>(),
            services: services => services.AddSingleton(_ran).AddScoped<Scoped>().AddSingleton<IWebhookDedupeStore>(store));

        await DeliverSignedAsync(receiver, 2);

        Assert.Equal(["used 1", "disposed 1", "used 1", "disposed 1"], _ran);
        Assert.Equal(2, store.Calls.Count(static call => call.StartsWith("complete", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_scope_that_fails_to_end_is_a_failure_of_the_delivery()
    {
        var store = new RecordingStore();
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, static (_, services, _) => Task.FromResult(services.GetRequiredService<FailsToEnd>())),
            services: services => services.AddScoped<FailsToEnd>().AddSingleton<IWebhookDedupeStore>(store));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(["claim msg_1", "release msg_1"], store.Calls);
        receiver.AssertNothingEscaped();
    }

    [Fact]
    public async Task Handlers_run_in_the_order_of_registration_all_of_them_and_failures_are_logged_one_by_one()
    {
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks
                .On(WebhookTopic.V2.SmsReceived, (_, _) => FailAsync("first"))
                .AddHandler<Failing>()
                .On("sms.received", (_, _) => RunAsync("third"))
                .On(WebhookTopic.V2.SmsSent, (_, _) => RunAsync("another topic"))
                .OnUnknown((_, _) => RunAsync("fallback")),
            services: services => services.AddSingleton(_ran));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(["first", "second", "third"], _ran);
        Assert.Equal(
            [("#1", "first"), (nameof(Failing), "second")],
            receiver.Log.Ours.Where(static line => line.Id.Id == 6).Select(static line => (line.Message.Contains("#1", StringComparison.Ordinal) ? "#1" : nameof(Failing), line.Exception!.Message)));
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_fails_the_delivery_and_nothing_escapes()
    {
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks.AddHandler<Everything>().AddHandler<Failing>());

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        receiver.AssertNothingEscaped();
    }

    [Fact]
    public async Task Topics_without_a_handler_go_to_the_fallbacks()
    {
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.AddFallbackHandler<Fallback>().AddFallbackHandler<Fallback>().On(WebhookTopic.V2.SmsSent, (_, _) => RunAsync("handler")),
            services: services => services.AddSingleton(_ran));

        using var known = await receiver.DeliverAsync(Bodies.SmsReceived);
        using var unknown = await receiver.DeliverAsync("""{"topic":"fax.received","version":"2.0","data":{"pages":3}}""");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (known.StatusCode, unknown.StatusCode));
        Assert.Equal(["fallback sms.received", "fallback fax.received"], _ran);
    }

    [Fact]
    public async Task A_topic_that_nobody_handles_is_acknowledged_and_logged()
    {
        await using var receiver = await Receiver.StartAsync();

        using var response = await receiver.DeliverAsync("""{"topic":"fax.received","version":"2.0","data":{}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(receiver.Log.Ours, static line => line.Id.Id == 2 && line.Message.Contains("fax.received", StringComparison.Ordinal));
        Assert.Contains(receiver.Log.Ours, static line => line.Id.Id == 15);
    }

    [Fact]
    public async Task The_event_has_its_delivery_id_and_its_bytes()
    {
        WebhookEvent? seen = null;
        await using var receiver = await Receiver.StartAsync(webhooks => webhooks.OnUnknown((e, _) =>
        {
            seen = e;
            return Task.CompletedTask;
        }));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_7");

        Assert.Equal("msg_7", seen!.DeliveryId);
        Assert.Equal(Bodies.SmsReceived, System.Text.Encoding.UTF8.GetString(seen.RawBody.Span));
    }

    [Fact]
    public async Task The_endpoint_is_anonymous_free_of_antiforgery_and_not_described_and_takes_conventions()
    {
        await using var app = Receiver.Build();

        app.MapWithalloWebhooks("/webhooks/allo").WithMetadata("mine");

        var endpoint = ((IEndpointRouteBuilder)app).DataSources.SelectMany(static source => source.Endpoints).Single();
        Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
        Assert.False(endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()!.RequiresValidation);
        Assert.True(endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()!.ExcludeFromDescription);
        Assert.Contains("mine", endpoint.Metadata.OfType<string>());
    }

    private static async Task DeliverAsync(Receiver receiver, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            using var response = await receiver.DeliverUnsignedAsync(body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private static async Task DeliverSignedAsync(Receiver receiver, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var response = await receiver.DeliverAsync(Bodies.SmsReceived);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private Task RunAsync(string name)
    {
        _ran.Add(name);
        return Task.CompletedTask;
    }

    private Task FailAsync(string name)
    {
        _ran.Add(name);
        throw new InvalidOperationException(name);
    }

    private sealed class Everything(List<string> ran) : IWebhookHandler<SmsReceivedPayload>, IWebhookHandler<CallReceivedPayload>, IWebhookHandler<SmsPayload>
    {
        public Task HandleAsync(WebhookEvent<SmsReceivedPayload> e, CancellationToken ct) => RunAsync(e);

        public Task HandleAsync(WebhookEvent<CallReceivedPayload> e, CancellationToken ct) => RunAsync(e);

        public Task HandleAsync(WebhookEvent<SmsPayload> e, CancellationToken ct) => RunAsync(e);

        private Task RunAsync(WebhookEvent e)
        {
            ran.Add($"{e.Topic} {e.DataId}");
            return Task.CompletedTask;
        }
    }

    private sealed class Failing(List<string> ran) : IWebhookHandler<SmsPayload>
    {
        public Task HandleAsync(WebhookEvent<SmsPayload> e, CancellationToken ct)
        {
            ran.Add("second");
            throw new InvalidOperationException("second");
        }
    }

    private sealed class Fallback(List<string> ran) : IWebhookFallbackHandler
    {
        public Task HandleAsync(WebhookEvent e, CancellationToken ct)
        {
            ran.Add($"fallback {e.Topic}");
            return Task.CompletedTask;
        }
    }

    private sealed class ScopeUser(Scoped scoped) : IWebhookHandler<SmsPayload>
    {
        public Task HandleAsync(WebhookEvent<SmsPayload> e, CancellationToken ct)
        {
            scoped.Use();
            return Task.CompletedTask;
        }
    }

    private sealed class Scoped(List<string> ran) : IDisposable
    {
        private int _uses;

        public void Use() => ran.Add($"used {++_uses}");

        public void Dispose() => ran.Add($"disposed {_uses}");
    }

    private sealed class FailsToEnd : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => throw new InvalidOperationException("Nothing was saved.");
    }
}
