using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Withallo.Api.Tests.Resilience;
using Withallo.Webhooks;

namespace Withallo.Api.Tests.Telemetry;

/// <summary>The key, phone numbers and texts that go through a client come out nowhere else: no span, metric, log line or exception.</summary>
public sealed class LeakTests : IDisposable
{
    private const string Key = "ak_live_4f9c1e7b2d8a6053";
    private const string Own = "+14155550187";
    private const string Other = "+33655512345";
    private const string Text = "Dinner at eight under the bridge";

    private static readonly string[] Markers = [Key, "4155550187", "655512345", "Dinner", "under%20the%20bridge"];

    /// <summary>What a server says that repeats everything it was told.</summary>
    private static readonly string Echo = JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["code"] = "INVALID_TO_NUMBER",
        ["message"] = $"{Own} to {Other}: {Text} ({Key})",
        ["param"] = Other,
        ["details"] = new[] { new Dictionary<string, string> { ["field"] = Other, ["message"] = $"required={Own};{Text}" } },
    });

    private readonly Recorder _recorder = new();
    private readonly List<Exception> _thrown = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Success and every kind of failure, each repeating what it can.</summary>
    private static Func<ServedRequest, Wire, Task>[] Responses =>
    [
        static (_, wire) => wire.RespondAsync(200, $$$"""{"data":{"from_number":"{{{Own}}}","content":"{{{Text}}}","results":[],"number":"{{{Other}}}"}}""", ("X-Request-Id", $"req {Other}")),
        static (_, wire) => wire.RespondAsync(200, $$$"""{"data":[{"number":"{{{Own}}}","name":"{{{Text}}}"}]}"""),
        static (_, wire) => wire.RespondAsync(200, $$$"""{"data":{"from_number":{"{{{Own}}}":"{{{Text}}}"} } } {{{Key}}}"""),
        static (_, wire) => wire.RespondAsync(200, $"<html>{Own} {Text} {Key}"),
        .. new[] { 302, 400, 401, 402, 403, 404, 409, 418, 422, 429, 500, 503 }.Select(static status => new Func<ServedRequest, Wire, Task>(
            (request, wire) => wire.RespondAsync(status, Echo, ("Location", $"https://example.com{request.Target}"), ("X-Request-Id", $"{Other} {Text}"), ("Retry-After", "1")))),
        static (_, wire) => wire.RespondAsync(500, $"{Own} {Text} {Key}"),
        static (_, wire) => wire.RespondAsync(400, JsonSerializer.Serialize(new { error = new { type = Text, code = Text, message = Own, param = Own, request_id = Other } })),
        static (_, wire) => Task.Run(wire.Reset),
        static async (_, wire) =>
        {
            await wire.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nX-Number: {Own}\r\n\r\n{Text}");
            wire.Reset();
        },
    ];

    /// <summary>.NET quotes this in its own exception: ours keeps it out, what a user turns on again prints it.</summary>
    private static Task Nonsense(ServedRequest request, Wire wire) => wire.SendAsync($"{Own} {Text} {Key}\r\n\r\n");

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task Every_operation_with_numbers_even_in_its_path_through_everything_that_can_happen()
    {
        foreach (var respond in Responses.Append(Nonsense))
        {
            await RunAsync(respond, static _ => { }, async client =>
            {
                foreach (var operation in Operations.All)
                {
                    await CatchAsync(() => operation.CallAsync(
                        client, $"{Own} {Other} {Text}", new RequestOptions { Headers = new Dictionary<string, string> { ["X-Note"] = Text } }, Cancellation));
                }
            });
        }

        AssertClean();
    }

    [Fact]
    public async Task Every_method_of_v1_even_with_the_loggers_of_the_client_factory_turned_on_again()
    {
        foreach (var respond in Responses)
        {
            await RunAsync(respond, static builder => builder.HttpClient.AddDefaultLogger(), EveryMethodAsync);
        }

        AssertClean();
        Assert.Contains(_recorder.Log.Lines, static line => line.Text.Contains("Sending HTTP request", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_method_of_v1_even_with_NETs_own_HTTP_spans_turned_on_again()
    {
        foreach (var respond in Responses)
        {
            await RunAsync(respond, static builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler()), EveryMethodAsync);
        }

        AssertClean();
        Assert.Contains(_recorder.Spans, static span => span.GetTagItem("url.full") is not null);
    }

    [Fact]
    public void Nothing_that_holds_the_key_or_personal_data_prints_it()
    {
        var options = Clients.Options(1, configure: static options => options.ApiKey = Key);
        using var client = new WithalloClient(options);
        var detail = new WithalloErrorDetail("to", $"{Other} {Text}");

        foreach (var printed in new[] { options.ToString(), client.ToString(), detail.ToString() })
        {
            Assert.DoesNotContain(Markers, marker => printed!.Contains(marker, StringComparison.Ordinal));
        }
    }

    private static async Task EveryMethodAsync(WithalloClient client, Func<Func<Task>, Task> catchAsync)
    {
        await catchAsync(() => client.Calls.SearchAsync(Own, Other, cancellationToken: Cancellation));
        await catchAsync(() => client.Contacts.GetAsync("cnt_1", ContactExtensions.Engagement, cancellationToken: Cancellation));
        await catchAsync(() => client.Contacts.SearchAsync(cancellationToken: Cancellation));
        await catchAsync(() => client.Contacts.SearchConversationAsync("cnt_1", alloNumber: Own, cancellationToken: Cancellation));
        await catchAsync(() => client.Contacts.CreateAsync(new CreateContactRequest { Numbers = [Other], Name = Text }, cancellationToken: Cancellation));
        await catchAsync(() => client.Contacts.UpdateAsync("cnt_1", new UpdateContactRequest { Name = Text }, cancellationToken: Cancellation));
        await catchAsync(() => client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
        await catchAsync(() => client.Sms.SendAsync(new SendSmsRequest { From = Own, To = Other, Message = Text }, cancellationToken: Cancellation));
        await catchAsync(() => client.Sms.SendFranceAsync(new SendSmsFranceRequest { SenderId = "DESK", To = Other, Message = Text }, cancellationToken: Cancellation));
        await catchAsync(() => client.Webhooks.ListAsync(cancellationToken: Cancellation));
        await catchAsync(() => client.Webhooks.CreateAsync(new CreateWebhookRequest { AlloNumber = Own, Url = "https://example.com/", Topics = [WebhookTopic.CallReceived] }, cancellationToken: Cancellation));
        await catchAsync(() => client.Webhooks.DeleteAsync("web-1", cancellationToken: Cancellation));
    }

    private Task RunAsync(Func<ServedRequest, Wire, Task> respond, Action<IWithalloBuilder> configure, Func<WithalloClient, Func<Func<Task>, Task>, Task> calls) =>
        RunAsync(respond, configure, client => calls(client, CatchAsync));

    private async Task RunAsync(Func<ServedRequest, Wire, Task> respond, Action<IWithalloBuilder> configure, Func<WithalloClient, Task> calls)
    {
        await using var server = new FaultServer(respond);
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_recorder.Log));
        configure(services.AddWithallo(options =>
        {
            options.ApiKey = Key;
            options.BaseUrl = server.Url;
            options.TimeProvider = new ImpatientClock(TimeSpan.FromSeconds(20));
        }));
        await using var provider = services.BuildServiceProvider();
        await calls(provider.GetRequiredService<WithalloClient>());
    }

    private async Task CatchAsync(Func<Task> call)
    {
        if (await Record.ExceptionAsync(call) is { } thrown)
        {
            Assert.True(thrown is WithalloException or ArgumentException, $"A stray {thrown.GetType()}.");
            _thrown.Add(thrown);
        }
    }

    private void AssertClean()
    {
        string[] everything = [.. _recorder.Everything, .. _thrown.SelectMany(static thrown => new[] { thrown.Message, thrown.ToString() })];
        Assert.NotEmpty(_thrown);
        Assert.Contains(everything, static text => text.Contains("POST /v1/api/sms", StringComparison.Ordinal));
        foreach (var marker in Markers)
        {
            Assert.DoesNotContain(everything, text => text.Contains(marker, StringComparison.Ordinal));
        }
    }
}
