using Withallo.Api;
using Withallo.Benchmarks.Cases;
using Withallo.Benchmarks.Hand;
using Withallo.Benchmarks.Running;
using Withallo.Benchmarks.Support;
using Withallo.Webhooks;
using Withallo.Webhooks.V2;

namespace Withallo.Benchmarks.Tests;

/// <summary>Runs every benchmark once, so that none can rot, and holds that both sides of a comparison do the same work.</summary>
public sealed class BenchmarkTests
{
    public static TheoryData<string> Names
    {
        get
        {
            var names = new TheoryData<string>();
            foreach (var setUp in BenchmarkCase.All())
            {
                using var work = setUp();
                names.Add(work.Name);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_benchmark_runs(string name)
    {
        foreach (var setUp in BenchmarkCase.All())
        {
            using var work = setUp();
            if (work.Name != name)
            {
                continue;
            }

            Assert.True(work.Methods.Count > 1, "A benchmark without another beside it says nothing.");
            Assert.All(work.Methods, static method => Assert.Null(Record.Exception(method.Run)));
        }
    }

    [Theory]
    [InlineData("10 calls of 20 rows", 10, 20, 29_000)]
    [InlineData("100 calls", 100, 0, 37_000)]
    public async Task Both_sides_read_the_same_calls(string page, int calls, int rows, int bytes)
    {
        var search = new SearchCalls { Page = page };
        search.Setup();

        var hand = await search.Hand();
        var sdk = await search.Sdk();

        Assert.InRange(Bodies.Calls(calls, rows).Length, bytes * 9 / 10, bytes * 11 / 10);
        Assert.Equal((calls, calls), (hand.Results.Count, sdk.Results.Count));
        Assert.Equal(hand.Results.Select(Members), sdk.Results.Select(Members));
        Assert.All(sdk.Results, call => Assert.Equal(rows, call.Transcript.Count));
    }

    [Fact]
    public void Both_sides_read_the_same_webhook()
    {
        var body = Bodies.CallCompleted(20);

        var hand = Assert.IsType<HandWebhook<HandEndedCall>>(HandWebhooks.Parse(body)).Data!;
        var sdk = Assert.IsType<WebhookEvent<CallCompletedPayload>>(WebhookEvent.Parse(body)).Data;

        Assert.Equal((hand.Id, hand.StartDate, hand.LengthInMinutes, hand.Type), (sdk.Id, sdk.StartDate, sdk.LengthInMinutes, sdk.Direction.Value));
        Assert.Equal(
            hand.Transcriptions.Select(static line => (line.Source, line.Time, line.Text)),
            sdk.Transcriptions.Select(static line => ((string?)line.Source.Value, line.Time, line.Text)));
    }

    [Theory]
    [InlineData("hand")]
    [InlineData("bare")]
    [InlineData("default")]
    public async Task A_cold_process_finds_its_page(string who)
    {
        using var server = new CannedServer(Bodies.Calls(10, 20));

        Assert.Equal(0, await ColdStart.ChildAsync(who, server.BaseUrl));
    }

    private static object Members(HandCall call) => (
        call.Id, call.FromNumber, call.ToNumber, call.LengthInMinutes, call.Type, call.Result, call.Summary, call.Tag, call.RecordingUrl, call.StartDate,
        string.Join('\n', call.Transcript.Select(static row => $"{row.Source} {row.Text} {row.Time:O} {row.StartSeconds} {row.EndSeconds}")));

    private static object Members(Call call) => (
        call.Id, call.FromNumber, call.ToNumber, call.LengthInMinutes, (string?)call.Type.Value, (string?)call.Result.Value, call.Summary, call.Tag, call.RecordingUrl, call.StartDate,
        string.Join('\n', call.Transcript.Select(static row => $"{row.Source.Value} {row.Text} {row.Time!.Value.DateTime:O} {row.StartSeconds} {row.EndSeconds}")));
}
