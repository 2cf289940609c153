using System.Net;
using System.Net.Sockets;
using System.Text;
using Withallo.Contract.Tests.Support;
using Xunit.Sdk;

namespace Withallo.Contract.Tests;

/// <summary>What a contract lets through, and what it does not: without this, the other tests here would prove nothing.</summary>
[Collection(nameof(ContractServer))]
public sealed class ServerTests
{
    private const string Headers = "Host: allo\r\nAuthorization: contract-key\r\nAccept: application/json\r\nConnection: close\r\n";
    private const string Calls = "GET /v1/api/calls?allo_number=%2B14155550100&contact_number=%2B14155550123&page=2&size=50 HTTP/1.1\r\n" + Headers;
    private const string Json = "Content-Type: application/json\r\n";
    private const string Contact = "POST /v1/api/contacts HTTP/1.1\r\n" + Headers + Json;
    private const string Numbers = """{"numbers":["+14155550123"]}""";

    private readonly ContractServer _server;

    public ServerTests(ContractServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        _server = server;
        _server.Reset();
    }

    [Fact]
    public async Task Requests_as_promised_in_the_order_promised_pass()
    {
        Assert.StartsWith("HTTP/1.1 200", await SendAsync(Calls), StringComparison.Ordinal);
        await SendAsync(Contact, Numbers);

        _server.Verify(["v1/calls-search", "v1/contact-create"]);
    }

    [Theory]
    [InlineData("v1/calls-search", "v1/contact-create")]
    [InlineData("v1/contact-create")]
    [InlineData("v1/contact-create", "v1/calls-search", "v1/calls-search")]
    [InlineData]
    public async Task A_request_too_few_too_many_or_too_early_fails(params string[] promised)
    {
        await SendAsync(Contact, Numbers);
        await SendAsync(Calls);

        Assert.ThrowsAny<XunitException>(() => _server.Verify(promised));
    }

    [Theory]
    [InlineData("GET /v1/api/contact/cnt_31Fa?extend=", "query parameter extend: expected nothing, got ")]
    [InlineData(
        "GET /v1/api/calls?allo_number=%2B14155550100&contact_number=%2B14155550124&page=2&size=50",
        "query parameter contact_number: expected +14155550123, got +14155550124")]
    [InlineData("GET /v1/api/calls?allo_number=%2B14155550100&contact_number=%2B14155550123&page=2&size=50&page=2", "query parameter page: expected 2, got 2 and 2")]
    [InlineData("GET /v1/api/contact/cnt_31Fa?extend=engagement,activity&page=0", "other query parameters: expected nothing, got page")]
    [InlineData(
        "GET /v1/api/contact/cnt_31Fa/conversation?allo_number=+14155550100&page=0&size=25",
        "query parameter allo_number: expected +14155550100, got  14155550100")]
    [InlineData("GET /v1/api/contact/cnt_31Fa/conversation?allo_number=%2B14155550100&size=25", "query parameter page: expected 0, got nothing")]
    [InlineData("GET /v1/api/numbers?page=0", "url: expected /v1/api/numbers, got /v1/api/numbers?page=0")]
    [InlineData("GET /v1/api/numbers/", "url: expected /v1/api/numbers, got /v1/api/numbers/")]
    [InlineData("DELETE /v1/api/webhooks/web%20abc/123", "url: expected /v1/api/webhooks/web%20abc%2F123, got /v1/api/webhooks/web%20abc/123")]
    public Task A_request_target_that_differs_matches_nothing(string start, string difference) => DiffersAsync($"{start} HTTP/1.1\r\n{Headers}", "", difference);

    [Theory]
    [InlineData("Idempotency-Key: k\r\n", "header Idempotency-Key: expected nothing, got k")]
    [InlineData("Content-Type: application/json\r\n", "header Content-Type: expected nothing, got application/json")]
    [InlineData("Accept: text/plain\r\n", "header Accept: expected application/json, got application/json, text/plain")]
    public Task A_header_that_differs_matches_nothing(string header, string difference) => DiffersAsync(Calls + header, "", difference);

    [Theory]
    [InlineData("", "got nothing")]
    [InlineData("{}", "got {}")]
    [InlineData("[]", "got []")]
    [InlineData("{", "got {")]
    [InlineData("""{"numbers":["+14155550123"],"name":null}""", """got {"numbers":["+14155550123"],"name":null}""")]
    [InlineData("""{"number":["+14155550123"]}""", """got {"number":["+14155550123"]}""")]
    [InlineData("""{"numbers":["+14155550123","+14155550123"]}""", """got {"numbers":["+14155550123","+14155550123"]}""")]
    [InlineData("""{"numbers":[],"numbers":["+14155550123"]}""", """got {"numbers":[],"numbers":["+14155550123"]}""")]
    public Task A_body_that_differs_matches_nothing(string body, string difference) =>
        DiffersAsync(Contact, body, difference);

    [Fact]
    public Task A_body_where_none_belongs_matches_nothing() => DiffersAsync(Calls, "{}", "body: expected nothing, got {}");

    [Theory]
    [InlineData("+14155550601", "")]
    [InlineData("+14155550603", "\u0001\u0002 no HTTP \u0003")]
    [InlineData("+14155550604", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\u0001\u0002 no HTTP \u0003")]
    public async Task A_fault_is_what_its_mapping_says(string number, string received) => Assert.Equal(received, await SendMessageAsync(number));

    [Fact]
    public async Task A_reset_is_a_reset()
    {
        var failure = await Assert.ThrowsAsync<SocketException>(() => SendMessageAsync("+14155550602"));

        Assert.Equal(SocketError.ConnectionReset, failure.SocketErrorCode);
    }

    private Task<string> SendMessageAsync(string to) =>
        SendAsync($"POST /v1/api/sms HTTP/1.1\r\n{Headers}{Json}", $$"""{"from":"+14155550100","to":"{{to}}","message":"Once"}""");

    private async Task DiffersAsync(string head, string body, string difference)
    {
        await SendAsync(head, body);

        var failure = Assert.ThrowsAny<XunitException>(() => _server.Verify([]));
        Assert.EndsWith(difference, failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Sends bytes and receives until the other side is done.</summary>
    private async Task<string> SendAsync(string head, string body = "")
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _server.Url.Port), TestContext.Current.CancellationToken);
        var length = body.Length == 0 ? "" : $"Content-Length: {body.Length}\r\n";
        await socket.SendAsync(Encoding.Latin1.GetBytes($"{head}{length}\r\n{body}"), TestContext.Current.CancellationToken);

        var received = new StringBuilder();
        var buffer = new byte[4096];
        while (await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            received.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return received.ToString();
    }
}
