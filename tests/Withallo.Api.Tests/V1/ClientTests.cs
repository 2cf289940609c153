using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Withallo.Testing;

namespace Withallo.Api.Tests.V1;

/// <summary>The client as a whole: its life, its threads, its way to try a key.</summary>
public sealed class ClientTests : SandboxTest
{
    [Fact]
    public async Task Test_connection_is_true_when_Allo_responds()
    {
        Assert.True(await Client.TestConnectionAsync(Cancellation));
        AssertSent("GET", "/v1/api/numbers");
    }

    public static TheoryData<string, Func<Fault>> ErrorResponses => new()
    {
        { "401", () => Fault.Error(401, "API_KEY_INVALID") },
        { "403", () => Fault.Error(403, "API_KEY_INSUFFICIENT_SCOPE") },
        { "429", () => Fault.RateLimited(TimeSpan.FromMinutes(5)) },
        { "500", () => Fault.ServerError() },
        { "502 with HTML", Fault.BadGatewayHtml },
        { "200 with HTML", Fault.Html },
        { "a connection that breaks", Fault.Reset },
        { "a response that breaks off", Fault.ResetMidBody },
    };

    [Theory]
    [MemberData(nameof(ErrorResponses), DisableDiscoveryEnumeration = true)]
    public async Task Test_connection_is_false_when_Allo_refuses_or_fails(string what, Func<Fault> fault)
    {
        Allo.Faults.Enqueue(fault());

        Assert.False(await Client.TestConnectionAsync(Cancellation), what);
        Assert.Equal(0, Allo.Faults.Count);
    }

    [Fact]
    public async Task Test_connection_is_false_when_nothing_listens()
    {
        var client = Client;
        await Allo.DisposeAsync();

        Assert.False(await client.TestConnectionAsync(Cancellation));
    }

    [Fact]
    public async Task Test_connection_is_false_after_a_time_out()
    {
        Allo.Faults.Enqueue(Fault.Hang());

        var test = Client.TestConnectionAsync(Cancellation);
        await Allo.Requests.WaitForAsync(_ => true, Cancellation);
        Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.False(await test);
    }

    [Fact]
    public async Task Test_connection_throws_the_callers_cancellation()
    {
        Allo.Faults.Enqueue(Fault.Hang());
        using var cancellation = new CancellationTokenSource();

        var test = Client.TestConnectionAsync(cancellation.Token);
        await Allo.Requests.WaitForAsync(_ => true, Cancellation);
        await cancellation.CancelAsync();

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test)).CancellationToken);
    }

    [Fact]
    public async Task Sixty_four_calls_at_once_through_one_client_each_get_their_own_response()
    {
        for (var i = 0; i < 64; i++)
        {
            Allo.Contacts.Add(new SandboxContact { Id = Id(i), Name = "Contact " + Id(i), Numbers = [] });
        }

        var contacts = await Task.WhenAll(Enumerable.Range(0, 64).Select(i =>
            Task.Run(() => Client.Contacts.GetAsync(Id(i), cancellationToken: Cancellation), Cancellation)));

        Assert.All(contacts.Index(), contact => Assert.Equal((Id(contact.Index), "Contact " + Id(contact.Index)), (contact.Item.Id, contact.Item.Name)));
        Assert.Equal(64, Allo.Requests.Count);

        static string Id(int i) => "cnt_" + i.ToString("D2", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Every_operation_at_once_sends_every_message_once()
    {
        for (var i = 0; i < 64; i++)
        {
            Allo.Webhooks.Add(new Webhook { Id = V1Operation.WebhookId + i.ToString(CultureInfo.InvariantCulture) });
        }

        var messages = Enumerable.Range(0, 64).Select(i => "Message " + i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var client = Client;

        await Task.WhenAll(messages.Select((message, i) => Task.Run(
            () => Task.WhenAll(
                client.Sms.SendAsync(new SendSmsRequest { From = MainLine, To = "+12125550142", Message = message }, cancellationToken: Cancellation),
                client.Webhooks.DeleteAsync(V1Operation.WebhookId + i.ToString(CultureInfo.InvariantCulture), cancellationToken: Cancellation),
                client.Calls.SearchAsync(MainLine, cancellationToken: Cancellation),
                client.PhoneNumbers.ListAsync(cancellationToken: Cancellation)),
            Cancellation)));

        Assert.Equal(messages.Order(StringComparer.Ordinal), Allo.SentMessages.Select(message => message.Content!).Order(StringComparer.Ordinal));
        Assert.Empty(Allo.Webhooks);
        Assert.All(Allo.Requests, request => Assert.InRange(request.StatusCode!.Value, 200, 204));
    }

    [Fact]
    public void The_endpoints_of_a_client_are_made_once()
    {
        Assert.Same(Client.Calls, Client.Calls);
        Assert.Same(Client.Contacts, Client.Contacts);
        Assert.Same(Client.Sms, Client.Sms);
        Assert.Same(Client.PhoneNumbers, Client.PhoneNumbers);
        Assert.Same(Client.Webhooks, Client.Webhooks);
    }

    [Fact]
    public async Task A_disposed_client_says_so_and_may_be_disposed_again()
    {
        var client = CreateClient();
        await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        client.Dispose();
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
        Assert.Single(Allo.Requests);
    }

    [Fact]
    public async Task A_call_that_runs_when_its_client_is_disposed_ends_as_a_connection_error()
    {
        var client = CreateClient();
        Allo.Faults.Enqueue(Fault.Hang());
        var call = client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        await Allo.Requests.WaitForAsync(_ => true, Cancellation);

        client.Dispose();

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => call);
        Assert.Equal(("GET /v1/api/numbers", 1, true), (thrown.Operation, thrown.Attempts, thrown.RequestWasSent));
    }

    [Fact]
    public async Task A_transport_of_the_callers_own_carries_the_requests_and_is_never_disposed()
    {
        using var transport = new WatchedHandler();
        using (var first = CreateClient(transport: transport))
        {
            await first.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        }

        using var second = CreateClient(transport: transport);
        await second.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        Assert.Equal((2, false), (transport.Sent, transport.IsDisposed));
    }

    public static TheoryData<Exception> TransportFailures =>
    [
        new IOException("the cable was pulled"),
        new SocketException((int)SocketError.ConnectionReset),
        new ObjectDisposedException("the stream"),
        new HttpRequestException("the cable was pulled"),
        new AuthenticationException("the certificate is not trusted"),
    ];

    [Theory]
    [MemberData(nameof(TransportFailures), DisableDiscoveryEnumeration = true)]
    public async Task A_transport_that_throws_what_networks_throw_is_a_connection_error(Exception cause)
    {
        using var transport = new WatchedHandler { Failure = cause };
        using var client = CreateClient(transport: transport);

        var failure = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Same(cause, failure.InnerException);
        Assert.True(failure.RequestWasSent);
    }

    private sealed class WatchedHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public int Sent { get; private set; }

        public bool IsDisposed { get; private set; }

        public Exception? Failure { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            return Failure is null ? base.SendAsync(request, cancellationToken) : throw Failure;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
