using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>A v2 webhook covers the whole workspace, so that a receiver filters by number itself.</summary>
public sealed class OwnNumberTests
{
    private const string Other = "+33100000099";

    private readonly FakeTimeProvider _clock = new();
    private int _handled;
    private int _loads;

    [Theory]
    [InlineData("+33 1 00 00 00 01")]
    [InlineData("0033100000001")]
    [InlineData("33.100.000.001")]
    [InlineData("+33 (0)1 00 00 00 01")]
    [InlineData("0033 (0)1-00-00-00-01")]
    [InlineData("\u202a+33\u00a01\u202f00 00 00 01\u202c")]
    public async Task Events_of_other_numbers_are_acknowledged_and_not_handled(string listed)
    {
        await using var receiver = await StartAsync(o => o.OwnNumbers.Add(listed));

        await DeliverAsync(receiver, Bodies.CallReceivedV1("a"), Bodies.CallReceivedV1("b", Other));

        Assert.Equal(1, _handled);
    }

    [Theory]
    [InlineData("01 00 00 00 01")]
    [InlineData("(0)1 00 00 00 01")]
    [InlineData("reception")]
    [InlineData("+33 1 00 00 00 01 (Paris)")]
    [InlineData("118")]
    [InlineData("")]
    [InlineData("+331000000010000000")]
    public async Task A_listed_number_that_no_event_can_match_fails_the_start_without_being_quoted(string listed)
    {
        await using var app = Receiver.Build(options: o =>
        {
            o.AllowUnsignedDeliveries = true;
            o.OwnNumbers.Add(Bodies.OwnNumber);
            o.OwnNumbers.Add(listed);
        });
        app.MapWithalloWebhooks(Receiver.Path);

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal("OwnNumbers[1] is not a phone number with its country code, as in +33 1 00 00 00 01: no event would ever match it.", exception.Message);
    }

    [Fact]
    public async Task Dropping_events_while_no_listed_number_has_ever_matched_is_a_warning_and_then_no_more()
    {
        await using var receiver = await StartAsync(static o => o.OwnNumbers.Add(Bodies.OwnNumber));

        await DeliverAsync(receiver, Bodies.CallReceivedV1("a", Other));
        Assert.Contains(receiver.Log.Ours, static line => (line.Id.Id, line.Level) == (16, LogLevel.Warning));

        await DeliverAsync(receiver, Bodies.CallReceivedV1("b"), Bodies.CallReceivedV1("c", Other));
        Assert.Single(receiver.Log.Ours, static line => line.Id.Id == 16);
        Assert.DoesNotContain(receiver.Log.Ours, static line => line.Message.Contains("3310000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_account_s_side_of_an_outbound_call_is_where_it_came_from()
    {
        await using var receiver = await StartAsync(static o => o.OwnNumbers.Add(Bodies.OwnNumber));

        await DeliverAsync(
            receiver,
            $$"""{"topic":"CALL_RECEIVED","data":{"id":"a","type":"OUTBOUND","from_number":"{{Bodies.OwnNumber}}","to":"{{Other}}"} }""",
            $$"""{"topic":"CALL_RECEIVED","data":{"id":"b","type":"OUTBOUND","from_number":"{{Other}}","to":"{{Bodies.OwnNumber}}"} }""");

        Assert.Equal(1, _handled);
    }

    [Fact]
    public async Task A_forwarded_call_belongs_to_the_number_that_was_dialled_first()
    {
        await using var receiver = await StartAsync(static o => o.OwnNumbers.Add(Bodies.OwnNumber));

        await DeliverAsync(
            receiver,
            $$"""{"topic":"CALL_RECEIVED","data":{"id":"a","type":"INBOUND","from_number":"anonymous","to":"{{Other}}","original_to_number":"{{Bodies.OwnNumber}}"} }""");

        Assert.Equal(1, _handled);
    }

    [Theory]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{"id":"a","from_number":"+33100000001","to":"+33100000099"}}""", 1)]
    [InlineData("""{"topic":"CALL_RECEIVED","data":{"id":"a","from_number":"anonymous"}}""", 0)]
    [InlineData("""{"topic":"sms.received","version":"2.0","data":{"direction":"INBOUND","to_number":"+33100000001"}}""", 1)]
    [InlineData("""{"topic":"sms.received","version":"2.0","data":{"direction":"INBOUND","to_number":"+33100000099"}}""", 0)]
    [InlineData("""{"topic":"call.received","version":"2.0","data":{"to_number":"+33100000001"}}""", 1)]
    [InlineData("""{"topic":"call.received","version":"2.0","data":{"to_number":"+33100000099"}}""", 0)]
    [InlineData("""{"topic":"call.triggered","version":"2.0","data":{"from_number":"+33100000001"}}""", 1)]
    [InlineData("""{"topic":"call.answered","version":"2.0","data":{"direction":"INBOUND","to_number":"+33100000099"}}""", 0)]
    [InlineData("""{"topic":"call.completed","version":"2.0","data":{"type":"INBOUND","to":"+33100000001"}}""", 1)]
    [InlineData("""{"topic":"contact.created","version":"2.0","data":{"numbers":["+33100000099"]}}""", 1)]
    [InlineData("""{"topic":"tag.added","version":"2.0","data":{}}""", 1)]
    [InlineData("""{"topic":"fax.received","version":"2.0","data":{"to_number":"+33100000099"}}""", 1)]
    public async Task Every_topic_about_a_number_is_filtered_and_no_other(string body, int expected)
    {
        await using var receiver = await StartAsync(static o => o.OwnNumbers.Add(Bodies.OwnNumber));

        await DeliverAsync(receiver, body);

        Assert.Equal(expected, _handled);
    }

    [Fact]
    public async Task Loaded_numbers_are_kept_and_a_new_one_is_noticed_after_a_minute()
    {
        var own = new List<string> { Bodies.OwnNumber };
        await using var receiver = await StartAsync(load: (_, _) => LoadAsync(own));

        await DeliverAsync(receiver, Bodies.CallReceivedV1("a"), Bodies.CallReceivedV1("b"), Bodies.CallReceivedV1("c", Other));
        Assert.Equal((2, 1), (_handled, _loads));

        own.Add(Other);
        _clock.Advance(TimeSpan.FromSeconds(61));
        await DeliverAsync(receiver, Bodies.CallReceivedV1("d"), Bodies.CallReceivedV1("e", Other));
        Assert.Equal((4, 2), (_handled, _loads));

        _clock.Advance(TimeSpan.FromMinutes(11));
        await DeliverAsync(receiver, Bodies.CallReceivedV1("f"));
        Assert.Equal((5, 3), (_handled, _loads));
    }

    [Fact]
    public async Task While_numbers_cannot_be_loaded_the_last_ones_count_and_without_any_Allo_is_asked_to_try_again()
    {
        var away = true;
        await using var receiver = await StartAsync(load: (_, _) => away ? throw new HttpRequestException("away") : LoadAsync([Bodies.OwnNumber]));

        using var first = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1("a"));
        away = false;
        using var second = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1("a"));
        away = true;
        _clock.Advance(TimeSpan.FromMinutes(11));
        using var third = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1("b"));

        Assert.Equal(
            (HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK, 2),
            (first.StatusCode, second.StatusCode, third.StatusCode, _handled));
        receiver.AssertNothingEscaped();
    }

    private static async Task DeliverAsync(Receiver receiver, params string[] bodies)
    {
        foreach (var body in bodies)
        {
            using var response = await receiver.DeliverUnsignedAsync(body);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    private Task<IReadOnlyCollection<string>> LoadAsync(IReadOnlyCollection<string> numbers)
    {
        _loads++;
        return Task.FromResult<IReadOnlyCollection<string>>([.. numbers]);
    }

    private Task<Receiver> StartAsync(
        Action<WithalloWebhooksOptions>? options = null,
        Func<IServiceProvider, CancellationToken, Task<IReadOnlyCollection<string>>>? load = null) =>
        Receiver.StartAsync(
            webhooks =>
            {
                webhooks.OnUnknown((_, _) =>
                {
                    _handled++;
                    return Task.CompletedTask;
                });
                if (load is not null)
                {
                    webhooks.UseOwnNumbers(load);
                }
            },
            o =>
            {
                o.AllowUnsignedDeliveries = true;
                options?.Invoke(o);
            },
            clock: _clock);
}
