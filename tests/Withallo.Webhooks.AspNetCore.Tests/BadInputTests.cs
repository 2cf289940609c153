using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Tests;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>
/// What a hostile or broken sender may send, over a real socket: each gets its own status, nothing escapes the endpoint, and
/// the delivery after it is handled.
/// </summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private Receiver _receiver = null!;
    private int _handled;

    public async ValueTask InitializeAsync() =>
        _receiver = await Receiver.StartAsync(webhooks => webhooks.OnUnknown((_, _) =>
        {
            Interlocked.Increment(ref _handled);
            return Task.CompletedTask;
        }));

    public async ValueTask DisposeAsync()
    {
        _receiver.AssertNothingEscaped();
        var before = _handled;
        using var response = await _receiver.DeliverAsync(Bodies.SmsReceived);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(before + 1, _handled);
        await _receiver.DisposeAsync();
    }

    public static TheoryData<string, string> MalformedTexts() => new()
    {
        { "empty", "" },
        { "blank", "  \r\n" },
        { "not JSON", "topic=sms.received" },
        { "an array", "[]" },
        { "a string", "\"sms.received\"" },
        { "null", "null" },
        { "truncated", Bodies.SmsReceived[..^20] },
        { "trailing garbage", Bodies.SmsReceived + "}" },
        { "two documents", Bodies.SmsReceived + Bodies.SmsReceived },
        { "no topic", """{"data":{}}""" },
        { "a number for a topic", """{"topic":7,"data":{}}""" },
        { "null for a topic", """{"topic":null,"data":{}}""" },
        { "an empty topic", """{"topic":"","data":{}}""" },
        { "no data", """{"topic":"sms.received"}""" },
        { "null for data", """{"topic":"sms.received","data":null}""" },
        { "an array for data", """{"topic":"sms.received","data":[]}""" },
        { "a string for data", """{"topic":"sms.received","data":"x"}""" },
        { "2,000 levels in a member", $$"""{"topic":"sms.received","data":{"id":{{new string('[', 2000)}}{{new string(']', 2000)}} } }""" },
        { "2,000 levels of an unknown topic", $$"""{"topic":"x.y","data":{{string.Concat(Enumerable.Repeat("{\"a\":", 2000))}}1{{new string('}', 2000)}} }""" },
        { "two topics", """{"topic":"sms.received","topic":"sms.sent","data":{}}""" },
        { "two data", """{"topic":"sms.received","data":{},"data":{}}""" },
    };

    [Theory]
    [MemberData(nameof(MalformedTexts))]
    public async Task A_malformed_body_gets_400(string what, string body)
    {
        using var response = await _receiver.DeliverAsync(body);

        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{what}: {response.StatusCode}");
        Assert.Equal(0, _handled);
    }

    public static TheoryData<string, byte[]> MalformedBytes() => new()
    {
        { "UTF-16 with a byte order mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Bodies.SmsReceived)] },
        { "UTF-16 without", Encoding.Unicode.GetBytes(Bodies.SmsReceived) },
        { "UTF-16, the other way round", Encoding.BigEndianUnicode.GetBytes(Bodies.SmsReceived) },
        { "UTF-32", Encoding.UTF32.GetBytes(Bodies.SmsReceived) },
        { "a continuation byte where JSON is", [.. """{"topic":"sms.received","data":{"""u8, 0x80, .. "}}"u8] },
        { "zeros", new byte[100] },
    };

    [Theory]
    [MemberData(nameof(MalformedBytes))]
    public async Task Bytes_that_are_no_UTF8_get_400(string what, byte[] body)
    {
        using var response = await _receiver.DeliverAsync(body);

        Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{what}: {response.StatusCode}");
        Assert.Equal(0, _handled);
    }

    public static TheoryData<string, byte[]> OddButReadable() => new()
    {
        { "a UTF-8 byte order mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Bodies.SmsReceived)] },
        { "a lone continuation byte", [.. """{"topic":"sms.received","data":{"content":"""u8, .. "\""u8, 0x80, .. "\"}}"u8] },
        { "Latin-1", Encoding.Latin1.GetBytes("""{"topic":"sms.received","data":{"content":"déjà"}}""") },
        { "a member twice inside the data", """{"topic":"sms.received","data":{"id":"a","id":"b"}}"""u8.ToArray() },
        { "a topic nobody knows", """{"topic":"fax.received","data":{}}"""u8.ToArray() },
        { "a topic nobody knows, without data", """{"topic":"fax.received"}"""u8.ToArray() },
        { "a topic of odd characters", """{"topic":"<b>\u2028\"x","data":{}}"""u8.ToArray() },
        { "members in another order", """{"data":{"id":"a"},"version":"2.0","topic":"sms.received"}"""u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(OddButReadable))]
    public async Task What_can_be_understood_is_handled(string what, byte[] body)
    {
        using var response = await _receiver.DeliverAsync(body);

        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{what}: {response.StatusCode}");
        Assert.Equal(1, _handled);
    }

    [Theory]
    [InlineData(6 * 1024 * 1024)]
    [InlineData((4 * 1024 * 1024) + 1)]
    public async Task A_body_over_4_MiB_gets_413(int size)
    {
        using var response = await _receiver.DeliverAsync(new byte[size]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_body_over_4_MiB_that_does_not_say_so_gets_413_too()
    {
        using var request = _receiver.Signed([]);
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StreamContent(new MemoryStream(new byte[6 * 1024 * 1024]));

        using var response = await _receiver.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_just_4_MiB_is_taken()
    {
        var body = new byte[4 * 1024 * 1024];
        body.AsSpan().Fill((byte)' ');
        Encoding.UTF8.GetBytes(Bodies.SmsReceived).CopyTo(body, 0);

        using var response = await _receiver.DeliverAsync(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, _handled);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{\"topic\":")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n9\r\n{\"topic\":\r\n")]
    public async Task A_body_that_never_ends_gets_408(string rest)
    {
        var clock = new CountingTimeProvider();
        await using var receiver = await Receiver.StartAsync(clock: clock);
        using var connection = await receiver.ConnectAsync(receiver.RawHead("msg_1", "") + rest);
        await Eventually.IsTrueAsync(() => clock.PendingTimers > 0);

        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(408, await connection.ReadStatusAsync());
        receiver.AssertNothingEscaped();
    }

    [Theory]
    [InlineData(false, "malformed")]
    [InlineData(true, "hung_up")]
    public async Task A_sender_that_ends_or_resets_the_connection_in_the_middle_of_its_body_is_forgotten(bool reset, string reason)
    {
        var clock = new CountingTimeProvider();
        await using var receiver = await Receiver.StartAsync(clock: clock);
        var connection = await receiver.ConnectAsync(receiver.RawHead("msg_1", "") + "Content-Length: 100\r\n\r\n{\"topic\":");
        await Eventually.IsTrueAsync(() => clock.PendingTimers > 0);

        if (reset)
        {
            connection.Reset();
        }
        else
        {
            connection.Dispose();
        }

        await Eventually.IsTrueAsync(() => receiver.Log.Ours.Any(line => line.Message.Contains(reason, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("gzip, identity")]
    [InlineData("\"")]
    public async Task A_compressed_body_gets_415(string encoding)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Bodies.SmsReceived));
        }

        using var request = _receiver.Signed(packed.ToArray());
        request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        using var response = await _receiver.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(0, _handled);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Another_method_gets_405_and_told_which_is_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), Receiver.Path);

        using var response = await _receiver.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData(WebhookHeaders.Id)]
    [InlineData(WebhookHeaders.Timestamp)]
    [InlineData(WebhookHeaders.Signature)]
    public async Task A_missing_header_gets_401(string header)
    {
        using var request = _receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived));
        request.Headers.Remove(header);

        using var response = await _receiver.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, _handled);
    }

    [Theory]
    [InlineData(WebhookHeaders.Id)]
    [InlineData(WebhookHeaders.Timestamp)]
    [InlineData(WebhookHeaders.Signature)]
    public async Task A_repeated_header_gets_401_even_when_both_agree(string header)
    {
        var head = _receiver.RawHead(Receiver.NewId(), Bodies.SmsReceived);
        var line = head.Split("\r\n").Single(text => text.StartsWith(header, StringComparison.Ordinal));

        using var connection = await _receiver.ConnectAsync($"{head}{line}\r\nContent-Length: {Encoding.UTF8.GetByteCount(Bodies.SmsReceived)}\r\n\r\n{Bodies.SmsReceived}");

        Assert.Equal(401, await connection.ReadStatusAsync());
        Assert.Contains(_receiver.Log.Ours, static logged => logged.Message.Contains("repeated_header", StringComparison.Ordinal));
        Assert.Equal(0, _handled);
    }

    public static TheoryData<string, string> WrongSignatures() => new()
    {
        { "empty", "" },
        { "the version alone", "v1," },
        { "truncated", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3u" },
        { "not base64", "v1,!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!" },
        { "another version", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" },
        { "asymmetric", "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" },
        { "of another body", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=" },
        { "a thousand", string.Join(' ', Enumerable.Repeat("v1,g0hM9SsE", 1000)) },
        { "commas instead of spaces", "v1,a,v1,b,,," },
    };

    [Theory]
    [MemberData(nameof(WrongSignatures))]
    public async Task A_wrong_signature_gets_401(string what, string signature)
    {
        using var request = _receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived));
        request.Headers.Remove(WebhookHeaders.Signature);
        request.Headers.TryAddWithoutValidation(WebhookHeaders.Signature, signature);

        using var response = await _receiver.SendAsync(request);

        Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{what}: {response.StatusCode}");
        Assert.Equal(0, _handled);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("0")]
    [InlineData("1714000000.5")]
    [InlineData("١٧١٤٠٠٠٠٠٠")]
    public async Task A_timestamp_that_is_none_gets_401(string timestamp)
    {
        using var request = _receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived));
        var head = string.Concat(request.Headers.Select(header => $"{header.Key}: {(header.Key == WebhookHeaders.Timestamp ? timestamp : header.Value.Single())}\r\n"));

        using var connection = await _receiver.ConnectAsync(
            $"POST {Receiver.Path} HTTP/1.1\r\nHost: x\r\n{head}Content-Length: {Encoding.UTF8.GetByteCount(Bodies.SmsReceived)}\r\n\r\n{Bodies.SmsReceived}");

        Assert.Equal(401, await connection.ReadStatusAsync());
        Assert.Equal(0, _handled);
    }

    [Theory]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    [InlineData(-300, HttpStatusCode.OK)]
    [InlineData(300, HttpStatusCode.OK)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    public async Task Five_minutes_either_way_are_tolerated_and_no_second_more(int seconds, HttpStatusCode expected)
    {
        await using var receiver = await Receiver.StartAsync(clock: new FakeTimeProvider());
        using var request = receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived), off: TimeSpan.FromSeconds(seconds));

        using var response = await receiver.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_signature_for_another_body_gets_401()
    {
        using var request = _receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Bodies.SmsReceived.Replace("INBOUND", "OUTBOUND", StringComparison.Ordinal)));

        using var response = await _receiver.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, _handled);
    }

    [Fact]
    public async Task A_signature_by_another_secret_gets_401()
    {
        using var response = await _receiver.DeliverAsync(Bodies.SmsReceived, secret: WebhookSigner.NewSecret());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task An_unsigned_body_of_v1_gets_401_by_an_endpoint_with_a_secret()
    {
        using var response = await _receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1());

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, _handled);
    }

    [Theory]
    [InlineData("webhook-id: msg_1\nSet-Cookie: a=b\r\n")]
    [InlineData("webhook-id: msg_1\0\r\n")]
    [InlineData("webhook-id: msg_1\r\n injected: folded\r\n")]
    [InlineData("webhook-id : msg_1\r\n")]
    public async Task Headers_with_line_breaks_and_zeros_in_them_are_refused(string header)
    {
        using var connection = await _receiver.ConnectAsync(
            $"POST {Receiver.Path} HTTP/1.1\r\nHost: x\r\n{header}webhook-timestamp: 1\r\nwebhook-signature: v1,x\r\nContent-Length: 0\r\n\r\n");

        var head = await connection.ReadHeadAsync();

        Assert.Matches("^HTTP/1.1 (400|401) ", head);
        Assert.DoesNotContain("Set-Cookie", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_sender_wrote_into_its_headers_is_neither_logged_nor_sent_back()
    {
        using var request = _receiver.Signed(Encoding.UTF8.GetBytes(Bodies.SmsReceived));
        request.Headers.Remove(WebhookHeaders.Id);
        request.Headers.TryAddWithoutValidation(WebhookHeaders.Id, "msg_1 {evil} <script> +33612345678");

        using var response = await _receiver.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.DoesNotContain("evil", response.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_receiver.Log.Lines, line => line.Message.Contains("evil", StringComparison.Ordinal));
    }
}
