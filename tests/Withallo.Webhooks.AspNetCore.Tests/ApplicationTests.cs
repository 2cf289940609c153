using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>What the application around an endpoint does, and must not do, to its deliveries.</summary>
public sealed class ApplicationTests
{
    private int _handled;

    public static TheoryData<string, Action<WebApplication>> ErrorPages() => new()
    {
        { "status code pages", static app => app.UseStatusCodePages() },
        { "status code pages that execute again", static app => app.UseStatusCodePagesWithReExecute("/error") },
        { "status code pages that redirect", static app => app.UseStatusCodePagesWithRedirects("/error?code={0}") },
        { "an exception page", static app => app.UseExceptionHandler("/error") },
        { "a login page for every 401", static app => app.Use(RedirectToLoginAsync) },
        { "a page that asks nothing", static app => app.Use(AllIsWellAsync) },
    };

    [Theory]
    [MemberData(nameof(ErrorPages))]
    public async Task An_error_page_of_the_application_does_not_tell_Allo_that_all_is_well(string what, Action<WebApplication> use)
    {
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, static (_, _) => throw new InvalidOperationException()),
            map: app =>
            {
                use(app);
                app.Map("/error", static () => Results.Ok("We are sorry."));
                app.MapWithalloWebhooks(Receiver.Path);
            });

        using var failed = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var refused = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_2", WebhookSigner.NewSecret());
        using var handled = await receiver.DeliverAsync("""{"topic":"sms.sent","data":{}}""", "msg_3");

        Assert.Equal((what, 500, 401, 200), (what, (int)failed.StatusCode, (int)refused.StatusCode, (int)handled.StatusCode));
        Assert.Equal("", await failed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public static TheoryData<string, Func<HttpContext, Task>> ReadersThatGiveBack() => new()
    {
        { "buffered, read and left at the end", static async context =>
        {
            context.Request.EnableBuffering();
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        } },
        { "buffered and read in part", static async context =>
        {
            context.Request.EnableBuffering();
            await context.Request.Body.ReadExactlyAsync(new byte[10], context.RequestAborted);
        } },
        { "copied into memory and left at the end", static async context =>
        {
            var copy = new MemoryStream();
            await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
            context.Request.Body = copy;
        } },
    };

    [Theory]
    [MemberData(nameof(ReadersThatGiveBack))]
    public async Task A_body_that_middleware_has_read_and_kept_is_read_again_from_its_beginning(string what, Func<HttpContext, Task> read)
    {
        await using var receiver = await StartAsync(read);

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived);
        using var chunked = await DeliverChunkedAsync(receiver);

        Assert.Equal((what, 200, 200, 2), (what, (int)response.StatusCode, (int)chunked.StatusCode, _handled));
    }

    public static TheoryData<string, Func<HttpContext, Task>> ReadersThatKeep() => new()
    {
        { "as a text", static async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await reader.ReadToEndAsync(context.RequestAborted);
        } },
        { "as a stream", static context => context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted) },
        { "through the pipe", static context => context.Request.BodyReader.CopyToAsync(Stream.Null, context.RequestAborted) },
        { "through the pipe, which is closed", static async context =>
        {
            await context.Request.BodyReader.CopyToAsync(Stream.Null, context.RequestAborted);
            await context.Request.BodyReader.CompleteAsync();
        } },
        { "a stream in its place, closed", static async context =>
        {
            var copy = new MemoryStream();
            await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
            context.Request.Body = copy;
            await copy.DisposeAsync();
        } },
    };

    [Theory]
    [MemberData(nameof(ReadersThatKeep))]
    public async Task A_body_that_middleware_has_read_and_not_kept_is_named_as_the_cause_and_sent_again(string what, Func<HttpContext, Task> read)
    {
        await using var receiver = await StartAsync(read);

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived);
        using var chunked = await DeliverChunkedAsync(receiver);

        Assert.Equal((what, 500, 500, 0), (what, (int)response.StatusCode, (int)chunked.StatusCode, _handled));
        var logged = receiver.Log.Ours.Where(static line => (line.Id.Id, line.Level) == (18, LogLevel.Error)).ToArray();
        Assert.Equal(2, logged.Length);
        Assert.All(logged, static line => Assert.Contains("EnableBuffering", line.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_middleware_has_read_in_part_is_named_as_the_cause()
    {
        await using var receiver = await StartAsync(static async context => await context.Request.Body.ReadExactlyAsync(new byte[10], context.RequestAborted));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived);

        Assert.Equal((HttpStatusCode.InternalServerError, 0), (response.StatusCode, _handled));
        Assert.Contains(receiver.Log.Ours, static line => line.Id.Id == 18);
    }

    [Fact]
    public async Task A_handler_for_the_unsigned_generation_behind_signing_secrets_is_named_at_start_since_it_can_never_run()
    {
        await using var receiver = await Receiver.StartAsync(static webhooks => webhooks
            .On(WebhookTopic.CallReceived, static (_, _) => Task.CompletedTask)
            .On(WebhookTopic.V2.CallCompleted, static (_, _) => Task.CompletedTask)
            .AddHandler<OldOnly>()
            .AddHandler<OldAndNew>());

        var warnings = receiver.Log.Ours.Where(static line => (line.Id.Id, line.Level) == (17, LogLevel.Warning)).Select(static line => line.Message).ToArray();

        Assert.Equal(2, warnings.Length);
        Assert.Contains(warnings, static text => text.Contains("handler #1 for CALL_RECEIVED", StringComparison.Ordinal));
        Assert.Contains(warnings, static text => text.Contains("handler OldOnly for CALL_RECEIVED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Handlers_of_both_generations_on_an_unsigned_endpoint_all_run_and_nothing_is_said()
    {
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.AddHandler<OldAndNew>().On(WebhookTopic.CallReceived, static (_, _) => Task.CompletedTask),
            static o => o.AllowUnsignedDeliveries = true);

        Assert.DoesNotContain(receiver.Log.Ours, static line => line.Id.Id == 17);
    }

    [Theory]
    [InlineData(-600, "signed 600 s in the past")]
    [InlineData(1200, "signed 1200 s in the future")]
    public async Task A_stale_timestamp_is_logged_with_how_far_off_it_is_and_in_which_direction(int seconds, string expected)
    {
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.OnUnknown(static (_, _) => Task.CompletedTask), clock: new FakeTimeProvider());
        using var request = receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived), off: TimeSpan.FromSeconds(seconds));

        using var response = await receiver.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(receiver.Log.Ours, line => line.Id.Id == 5 && line.Message.Contains($"stale_timestamp, {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_address_serves_many_tenants_each_with_secrets_of_its_own_and_the_event_says_whose_fitted()
    {
        var secrets = new Dictionary<string, WebhookSecret[]>
        {
            ["paris"] = [new(Receiver.Secret, "paris"), new(WebhookSigner.NewSecret(), "paris, next")],
            ["lyon"] = [new(WebhookSigner.NewSecret(), "lyon")],
        };
        var seen = new List<string?>();
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks
                .UseSecretResolver(static (request, _) => ValueTask.FromResult<IReadOnlyCollection<WebhookSecret>>(
                    request.Services.GetRequiredService<Dictionary<string, WebhookSecret[]>>().GetValueOrDefault((string)request.RouteValues["tenant"]!, [])))
                .OnUnknown((e, _) =>
                {
                    seen.Add(e.SecretName);
                    return Task.CompletedTask;
                }),
            static _ => { },
            services => services.AddSingleton(secrets),
            map: static app => app.MapWithalloWebhooks("/webhooks/{tenant}/allo"));

        using var own = await receiver.DeliverAsync(Bodies.SmsReceived, path: "/webhooks/paris/allo");
        using var another = await receiver.DeliverAsync(Bodies.SmsReceived, path: "/webhooks/lyon/allo");
        using var nobody = await receiver.DeliverAsync(Bodies.SmsReceived, path: "/webhooks/nice/allo");
        using var unsigned = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1(), "/webhooks/paris/allo");

        Assert.Equal([200, 401, 404, 401], new[] { own, another, nobody, unsigned }.Select(static response => (int)response.StatusCode));
        Assert.Equal(["paris"], seen);
    }

    [Fact]
    public async Task During_a_rotation_the_event_says_which_of_the_listed_secrets_fitted()
    {
        var next = WebhookSigner.NewSecret();
        var seen = new List<string?>();
        await using var receiver = await Receiver.StartAsync(
            webhooks => webhooks.OnUnknown((e, _) =>
            {
                seen.Add(e.SecretName);
                return Task.CompletedTask;
            }),
            o =>
            {
                o.SigningSecrets.Add(Receiver.Secret);
                o.SigningSecrets.Add(next);
            });

        using var old = await receiver.DeliverAsync(Bodies.SmsReceived);
        using var young = await receiver.DeliverAsync(Bodies.SmsReceived, secret: next);

        Assert.Equal(["SigningSecrets:0", "SigningSecrets:1"], seen);
    }

    [Fact]
    public async Task An_envelope_that_says_event_in_place_of_topic_reaches_the_handlers_of_the_topic()
    {
        await using var receiver = await Receiver.StartAsync(webhooks => webhooks.On(WebhookTopic.V2.SmsReceived, (_, _) => Task.FromResult(_handled++)));

        using var response = await receiver.DeliverAsync(Bodies.SmsReceived.Replace("\"topic\"", "\"event\"", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, _handled));
    }

    [Fact]
    public async Task A_function_or_consumer_takes_the_processor_of_a_name_from_the_container()
    {
        await using var receiver = await Receiver.StartAsync(
            static webhooks => webhooks.Services.AddWithalloWebhooks("paris", static o => o.AllowUnsignedDeliveries = true));

        Assert.Equal("paris", receiver.Services.GetRequiredKeyedService<WebhookProcessor>("paris").Name);
        Assert.Same(receiver.Services.GetRequiredService<WebhookProcessor>(), receiver.Services.GetRequiredKeyedService<WebhookProcessor>(""));
    }

    [Fact]
    public async Task With_an_inbox_deliveries_are_stored_and_acknowledged_and_without_it_they_are_put_off()
    {
        await using var receiver = await Receiver.StartAsync(webhooks => webhooks.UseInbox<Inbox>().OnUnknown((_, _) => Task.FromResult(_handled++)));
        var inbox = (Inbox)receiver.Services.GetRequiredKeyedService<IWebhookInbox>("");

        using var stored = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        using var again = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_1");
        inbox.IsAway = true;
        using var off = await receiver.DeliverAsync(Bodies.SmsReceived, "msg_2");

        Assert.Equal([200, 200, 503], new[] { stored, again, off }.Select(static response => (int)response.StatusCode));
        Assert.Equal((1, 0, TimeSpan.FromSeconds(5)), (inbox.Stored.Count, _handled, off.Headers.RetryAfter?.Delta));
        Assert.Equal([20, 3, 21], receiver.Log.Ours.Select(static line => line.Id.Id));
        receiver.AssertNothingEscaped();
    }

    private static async Task RedirectToLoginAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is { StatusCode: 401, HasStarted: false })
        {
            context.Response.Redirect("/login");
        }
    }

    private static async Task AllIsWellAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = 200;
            await context.Response.WriteAsync("Fine.");
        }
    }

    private static async Task<HttpResponseMessage> DeliverChunkedAsync(Receiver receiver)
    {
        using var request = receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived));
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Bodies.SmsReceived)));
        return await receiver.SendAsync(request);
    }

    private Task<Receiver> StartAsync(Func<HttpContext, Task> read) =>
        Receiver.StartAsync(
            webhooks => webhooks.OnUnknown((_, _) => Task.FromResult(_handled++)),
            map: app =>
            {
                app.Use(async (HttpContext context, RequestDelegate next) =>
                {
                    await read(context);
                    await next(context);
                });
                app.MapWithalloWebhooks(Receiver.Path);
            });

    private sealed class OldOnly : IWebhookHandler<CallReceivedPayload>
    {
        public Task HandleAsync(WebhookEvent<CallReceivedPayload> e, CancellationToken ct) => Task.CompletedTask;
    }

    private sealed class OldAndNew : IWebhookHandler<CallReceivedPayload>, IWebhookHandler<V2.CallCompletedPayload>
    {
        public Task HandleAsync(WebhookEvent<CallReceivedPayload> e, CancellationToken ct) => Task.CompletedTask;

        public Task HandleAsync(WebhookEvent<V2.CallCompletedPayload> e, CancellationToken ct) => Task.CompletedTask;
    }

    private sealed class Inbox : IWebhookInbox
    {
        public Dictionary<string, byte[]> Stored { get; } = [];

        public bool IsAway { get; set; }

        public ValueTask<bool> StoreAsync(AcceptedDelivery delivery, CancellationToken cancellationToken) =>
            IsAway ? throw new IOException("The database is away.") : ValueTask.FromResult(Stored.TryAdd(delivery.Key!, delivery.ToBytes()));
    }
}
