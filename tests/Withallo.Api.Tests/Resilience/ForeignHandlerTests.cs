using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Withallo.Api.Tests.Resilience;

/// <summary>Nothing sends a message twice, whoever adds handlers, and wherever.</summary>
public class ForeignHandlerTests
{
    private static readonly SendSmsRequest Message = new() { From = "+14155550100", To = "+14155550101", Message = "hello" };

    private static readonly Dictionary<string, Action<IHttpClientBuilder>> Handlers = new()
    {
        ["standard resilience"] = static builder => builder.AddStandardResilienceHandler(static options => options.Retry.Delay = TimeSpan.FromMilliseconds(1)),
        ["standard hedging"] = static builder => builder.AddStandardHedgingHandler().Configure(static options => options.Hedging.Delay = TimeSpan.FromMilliseconds(20)),
        ["a retrying handler"] = static builder => builder.AddHttpMessageHandler(static () => new RetryingHandler()),
    };

    private static readonly string[] Places = ["for all clients, before", "for all clients, after", "on our builder"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Combinations
    {
        get
        {
            var combinations = new TheoryData<string, string>();
            foreach (var handler in Handlers.Keys)
            {
                foreach (var place in Places)
                {
                    combinations.Add(handler, place);
                }
            }

            return combinations;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task A_lost_response_ends_in_our_exception_after_one_message(string handler, string place)
    {
        await using var server = new FaultServer(static (_, wire) => Task.Run(wire.Close));
        await using var provider = Register(server, handler, place);

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(
            () => provider.GetRequiredService<ISmsApi>().SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal(("POST /v1/api/sms", 1), (thrown.Operation, thrown.Attempts));
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task An_error_response_ends_in_our_exception_after_one_message(string handler, string place)
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503));
        await using var provider = Register(server, handler, place);

        await Assert.ThrowsAnyAsync<WithalloCallException>(() => provider.GetRequiredService<ISmsApi>().SendAsync(Message, cancellationToken: Cancellation));

        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task A_slow_success_stays_a_success_and_is_not_cancelled(string handler, string place)
    {
        await using var server = new FaultServer(static async (_, wire) =>
        {
            // Long enough for a hedging handler to send again: those use real time.
            await Task.Delay(300, wire.ServerStops);
            await wire.RespondAsync(200, """{"data":{"content":"hello"}}""");
        });
        await using var provider = Register(server, handler, place);

        var sent = await provider.GetRequiredService<ISmsApi>().SendAsync(Message, cancellationToken: Cancellation);

        Assert.Equal("hello", sent.Content);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task What_may_be_repeated_succeeds_in_the_end(string handler, string place)
    {
        var requests = 0;
        await using var server = new FaultServer((_, wire) =>
            Interlocked.Increment(ref requests) <= 2 ? wire.RespondAsync(503) : wire.RespondAsync(200, """{"data":[]}"""));
        await using var provider = Register(server, handler, place);

        Assert.Empty(await provider.GetRequiredService<IPhoneNumbersApi>().ListAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_timeout_of_a_foreign_handler_is_our_exception()
    {
        var clock = new FakeTimeProvider();
        var received = new TaskCompletionSource();
        await using var server = new FaultServer((_, wire) =>
        {
            received.SetResult();
            return wire.SilenceAsync();
        });
        await using var provider = Register(server, "on our builder", builder => builder.AddResilienceHandler("theirs", pipeline =>
        {
            pipeline.TimeProvider = clock;
            pipeline.AddTimeout(TimeSpan.FromSeconds(10));
        }));

        var sending = provider.GetRequiredService<ISmsApi>().SendAsync(Message, cancellationToken: Cancellation);
        await received.Task.WaitAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(10));
        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => sending);

        Assert.True(thrown.RequestWasSent);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("standard resilience", "for all clients, before")]
    [InlineData("standard resilience", "for all clients, after")]
    [InlineData("standard hedging", "for all clients, before")]
    [InlineData("standard hedging", "for all clients, after")]
    public async Task Retries_that_are_meant_for_all_clients_are_not_added_to_ours(string handler, string place)
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(503));
        await using var provider = Register(server, handler, place);

        var thrown = await Assert.ThrowsAsync<WithalloServerException>(() => provider.GetRequiredService<IPhoneNumbersApi>().ListAsync(cancellationToken: Cancellation));

        Assert.Equal(4, thrown.Attempts);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_request_that_did_not_come_through_the_client_is_let_through_by_nobody()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        var services = new ServiceCollection();
        services.AddWithallo(options => Configure(options, server)).HttpClient.AddHttpMessageHandler(static () => new OwnRequestHandler());
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<WithalloConnectionException>(() => provider.GetRequiredService<ISmsApi>().SendAsync(Message, cancellationToken: Cancellation));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("for all clients, before")]
    [InlineData("for all clients, after")]
    public async Task Default_headers_of_all_clients_never_replace_ours(string place)
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        await using var provider = Register(server, place, static builder => builder.ConfigureHttpClient(static client =>
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer somebody-elses");
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "their-agent/1");
        }));

        await provider.GetRequiredService<IPhoneNumbersApi>().ListAsync(cancellationToken: Cancellation);
        await provider.GetRequiredService<IWithalloClient>().V2.Users.ListAsync(cancellationToken: Cancellation);

        Assert.Equal(["key", "Api-Key key"], server.Requests.Select(static request => request.Header("Authorization")));
        Assert.All(server.Requests, static request => Assert.StartsWith("withallo-dotnet/", request.Header("User-Agent"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_our_builder_a_User_Agent_is_ours_to_send_and_an_Authorization_still_is_not()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        await using var provider = Register(server, "on our builder", static builder => builder.ConfigureHttpClient(static client =>
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer somebody-elses");
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "my-agent/1");
        }));

        await provider.GetRequiredService<IPhoneNumbersApi>().ListAsync(cancellationToken: Cancellation);

        var sent = Assert.Single(server.Requests);
        Assert.Equal(("key", "my-agent/1"), (sent.Header("Authorization"), sent.Header("User-Agent")));
    }

    private static ServiceProvider Register(FaultServer server, string handler, string place) => Register(server, place, Handlers[handler]);

    private static ServiceProvider Register(FaultServer server, string place, Action<IHttpClientBuilder> add)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        if (place == "for all clients, before")
        {
            services.ConfigureHttpClientDefaults(add);
        }

        var builder = services.AddWithallo(options => Configure(options, server));
        if (place == "for all clients, after")
        {
            services.ConfigureHttpClientDefaults(add);
        }
        else if (place == "on our builder")
        {
            add(builder.HttpClient);
        }

        return services.BuildServiceProvider();
    }

    private static void Configure(WithalloOptions options, FaultServer server)
    {
        options.ApiKey = "key";
        options.BaseUrl = server.Url;
        options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
    }

    /// <summary>Sends a request of its own making, without what the client put into the one it was given.</summary>
    private sealed class OwnRequestHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            base.SendAsync(new HttpRequestMessage(request.Method, request.RequestUri) { Content = request.Content }, cancellationToken);
    }
}
