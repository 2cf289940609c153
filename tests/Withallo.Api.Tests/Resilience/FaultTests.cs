using System.IO.Compression;
using System.Net;
using System.Text;

namespace Withallo.Api.Tests.Resilience;

/// <summary>What a network does to responses, over real sockets.</summary>
public class FaultTests
{
    private static readonly SendSmsRequest Message = new() { From = "+14155550100", To = "+14155550101", Message = "hello" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_hangs_up_at_once()
    {
        await using var server = new FaultServer(static (_, _) => Task.CompletedTask) { OnConnect = static wire => wire.Close() };
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(10)));

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.True(thrown.RequestWasSent);
        Assert.Equal(1, thrown.Attempts);
        Assert.Equal(1, server.AcceptedConnections);
    }

    [Fact]
    public async Task Headers_and_then_the_end()
    {
        await using var server = new FaultServer(static async (_, wire) =>
        {
            await wire.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n");
            wire.Close();
        });
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal("POST /v1/api/sms: the connection broke before the response was complete. Attempts made: 1.", thrown.Message);
    }

    [Fact]
    public async Task A_length_that_promises_too_much()
    {
        await using var server = new FaultServer(static async (_, wire) =>
        {
            await wire.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n{\"data\":{}}");
            wire.Close();
        });
        using var client = Clients.Create(server.Port);

        await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_length_that_promises_too_little()
    {
        await using var server = new FaultServer(static (request, wire) => wire.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{\"data\":{\"content\":\"hello\"}}"));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloResponseException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));
        Assert.Equal("{\"dat", thrown.ResponseBody);

        // What was left over in that connection is not taken for the next response.
        await Assert.ThrowsAsync<WithalloResponseException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));
        Assert.Equal(2, server.AcceptedConnections);
    }

    [Fact]
    public async Task A_body_without_a_length_ends_with_the_connection()
    {
        await using var server = new FaultServer(static async (_, wire) =>
        {
            await wire.SendAsync("HTTP/1.1 200 OK\r\n\r\n{\"data\":{\"content\":\"hello\"}}");
            wire.Close();
        });
        using var client = Clients.Create(server.Port);

        Assert.Equal("hello", (await client.Sms.SendAsync(Message, cancellationToken: Cancellation)).Content);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZip")]
    public async Task A_compressed_response_is_asked_for_and_read(string encoding)
    {
        string? asked = null;
        await using var server = new FaultServer((request, wire) =>
        {
            asked = request.Header("Accept-Encoding");
            return wire.RespondAsync(200, Compress("""{"data":{"content":"hello"}}"""), ("Content-Encoding", encoding));
        });
        using var client = Clients.Create(server.Port);

        Assert.Equal("hello", (await client.Sms.SendAsync(Message, cancellationToken: Cancellation)).Content);
        Assert.Equal("gzip", asked);
    }

    [Fact]
    public async Task A_long_response_is_read_although_its_stated_length_is_the_compressed_one()
    {
        var text = new string('a', 300_000);
        await using var server = new FaultServer((request, wire) => wire.RespondAsync(200, Compress($$$"""{"data":{"content":"{{{text}}}"}}"""), ("Content-Encoding", "gzip")));
        using var client = Clients.Create(server.Port);

        Assert.Equal(text, (await client.Sms.SendAsync(Message, cancellationToken: Cancellation)).Content);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("")]
    public async Task A_response_that_says_it_is_not_compressed_is_read(string encoding)
    {
        await using var server = new FaultServer((request, wire) => wire.RespondAsync(200, """{"data":{"content":"hello"}}""", ("Content-Encoding", encoding)));
        using var client = Clients.Create(server.Port);

        Assert.Equal("hello", (await client.Sms.SendAsync(Message, cancellationToken: Cancellation)).Content);
    }

    [Fact]
    public async Task A_transport_that_decompresses_by_itself_is_let_do_it()
    {
        await using var server = new FaultServer((request, wire) => wire.RespondAsync(200, Compress("""{"data":{"content":"hello"}}"""), ("Content-Encoding", "gzip")));
        using var transport = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All };
        using var client = new WithalloClient(Clients.Options(server.Port), transport);

        Assert.Equal("hello", (await client.Sms.SendAsync(Message, cancellationToken: Cancellation)).Content);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_response_that_is_damaged_is_unreadable_and_not_a_stray_exception(string encoding)
    {
        await using var server = new FaultServer((request, wire) => wire.RespondAsync(200, "this was never compressed at all", ("Content-Encoding", encoding)));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloResponseException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal("POST /v1/api/sms succeeded with 200, but its response cannot be decompressed.", thrown.Message);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_error_response_keeps_its_status_when_its_body_is_damaged(string encoding)
    {
        await using var server = new FaultServer((request, wire) => wire.RespondAsync(401, "this was never compressed at all", ("Content-Encoding", encoding)));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloAuthenticationException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Null(thrown.ResponseBody);
    }

    [Fact]
    public async Task An_error_response_keeps_its_status_when_its_body_breaks_off()
    {
        await using var server = new FaultServer(static async (_, wire) =>
        {
            await wire.SendAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\nX-Request-Id: req_1\r\n\r\n{\"code\":");
            wire.Close();
        });
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloForbiddenException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal("req_1", thrown.RequestId);
    }

    [Fact]
    public async Task An_error_response_of_any_size_keeps_32_KiB()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(400, new string('x', 200_000)));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloValidationException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal(32 * 1024, thrown.ResponseBody!.Length);
    }

    [Fact]
    public async Task A_response_that_never_ends_is_given_up_at_128_MiB()
    {
        var megabyte = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
        var sent = 0;
        await using var server = new FaultServer(async (_, wire) =>
        {
            await wire.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            while (true)
            {
                await wire.SendAsync(megabyte);
                sent++;
            }
        });
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloResponseException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal("POST /v1/api/sms succeeded with 200, but its response is longer than 128 MiB.", thrown.Message);
        // What the sockets between hold comes on top.
        Assert.InRange(sent, 127, 256);
    }

    [Fact]
    public async Task Something_that_does_not_speak_HTTP()
    {
        await using var server = new FaultServer(static (_, wire) => wire.SendAsync("SSH-2.0-OpenSSH_9.9\r\n"));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal("POST /v1/api/sms: what came back is not HTTP. Attempts made: 1.", thrown.Message);
        Assert.Null(thrown.InnerException);
    }

    [Fact]
    public async Task Chunks_that_are_none_are_not_quoted()
    {
        await using var server = new FaultServer(static (_, wire) => wire.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+14155550100\r\n"));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.DoesNotContain("4155550100", thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_restarts_while_requests_are_in_flight()
    {
        var clock = new ImpatientClock(TimeSpan.FromSeconds(20));
        var arrived = new TaskCompletionSource();
        var waiting = 0;
        var first = new FaultServer(async (_, wire) =>
        {
            if (Interlocked.Increment(ref waiting) == 8)
            {
                arrived.SetResult();
            }

            await wire.SilenceAsync();
        });
        using var client = Clients.Create(first.Port, clock);
        var calls = Enumerable.Range(0, 8).Select(_ => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation)).ToArray();

        await arrived.Task;
        first.StopListening();
        await using var second = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[{"number":"+1"}]}"""), first.Port);
        await first.DisposeAsync();

        Assert.All(await Task.WhenAll(calls), static numbers => Assert.Single(numbers));
    }

    [Fact]
    public async Task A_message_sent_into_a_connection_that_just_died_is_received_at_most_once()
    {
        var messages = 0;
        await using var server = new FaultServer(async (_, wire) =>
        {
            if (Interlocked.Increment(ref messages) == 1)
            {
                await wire.RespondAsync(200, """{"data":{}}""");
                return;
            }

            // The kept-alive connection ends in order just as the second message has arrived: .NET would resend a request without content.
            wire.Close();
        });
        using var client = Clients.Create(server.Port);
        await client.Sms.SendAsync(Message, cancellationToken: Cancellation);

        await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal(2, messages);
        Assert.Equal(1, server.AcceptedConnections);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_write_without_a_body_is_received_at_most_once_too(string method)
    {
        await using var server = new FaultServer(static (_, wire) => Task.Run(wire.Close));
        using var client = Clients.Create(server.Port);

        await Assert.ThrowsAsync<WithalloConnectionException>(
            () => client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Parse(method), "v1/api/things"), Cancellation));

        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_refused_and_the_key_goes_nowhere_else(int status)
    {
        await using var elsewhere = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":{}}"""));
        await using var server = new FaultServer((_, wire) => wire.RespondAsync(status, "", ("Location", $"{elsewhere.Url}v1/api/sms")));
        using var client = Clients.Create(server.Port);

        var thrown = await Assert.ThrowsAsync<WithalloApiException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.Equal(status, (int)thrown.StatusCode);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task What_a_handler_of_the_user_throws_is_the_users()
    {
        var own = new NotSupportedException("mine");
        using var transport = new InMemoryServer(_ => throw own);
        using var client = Clients.Create(1, transport: transport);

        Assert.Same(own, await Assert.ThrowsAsync<NotSupportedException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation)));
    }

    [Fact]
    public async Task A_handler_that_cancels_of_its_own_accord_is_neither_the_callers_nor_our_cancellation()
    {
        using var transport = new InMemoryServer(static _ => throw new OperationCanceledException());
        using var client = Clients.Create(1, transport: transport);

        var thrown = await Assert.ThrowsAsync<WithalloConnectionException>(() => client.Sms.SendAsync(Message, cancellationToken: Cancellation));

        Assert.IsType<OperationCanceledException>(thrown.InnerException);
    }

    [Fact]
    public async Task A_transport_of_the_user_is_not_disposed()
    {
        await using var server = new FaultServer(static (_, wire) => wire.RespondAsync(200, """{"data":[]}"""));
        using var transport = new SocketsHttpHandler();
        using (var client = Clients.Create(server.Port, transport: transport))
        {
            await client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);
        }

        using var next = Clients.Create(server.Port, transport: transport);
        Assert.Empty(await next.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task The_request_id_of_an_earlier_attempt_is_not_given_for_a_later_one()
    {
        var attempts = 0;
        await using var server = new FaultServer((_, wire) =>
        {
            if (++attempts == 1)
            {
                return wire.RespondAsync(503, "", ("X-Request-Id", "req_first"));
            }

            return wire.RespondAsync(200, "<html>");
        });
        using var client = Clients.Create(server.Port, new ImpatientClock(TimeSpan.FromSeconds(20)));

        var thrown = await Assert.ThrowsAsync<WithalloResponseException>(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal(2, thrown.Attempts);
        Assert.Null(thrown.RequestId);
    }

    private static byte[] Compress(string text)
    {
        using var output = new MemoryStream();
        using (var compressor = new GZipStream(output, CompressionLevel.Fastest))
        {
            compressor.Write(Encoding.UTF8.GetBytes(text));
        }

        return output.ToArray();
    }
}
