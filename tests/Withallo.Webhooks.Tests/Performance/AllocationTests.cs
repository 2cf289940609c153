using System.Globalization;
using System.Text;
using Withallo.Tests;

namespace Withallo.Webhooks.Tests.Performance;

/// <summary>Ceilings that hold in every build: the figures of docs/performance.md, which are those of a release build, lie below them.</summary>
[Collection(nameof(Alone))]
public sealed class AllocationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 15, 14, 30, 45, TimeSpan.Zero);

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(2000)]
    public void A_signature_is_checked_without_allocating(int rows)
    {
        var body = Call(rows);
        var secret = WebhookSigner.NewSecret();
        var timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var right = new WebhookSigner(secret).Sign("msg_1", Now, body);
        var wrong = new WebhookSigner(WebhookSigner.NewSecret()).Sign("msg_1", Now, body);
        var verifier = new WebhookSignatureVerifier([WebhookSigner.NewSecret(), secret], timeProvider: new FakeTimeProvider(Now));
        WebhookSignatureResult one = default, none = default;

        var bytes = Allocations.Of(() =>
        {
            one = verifier.Verify("msg_1", timestamp, right, body);
            none = verifier.Verify("msg_1", timestamp, wrong, body);
        });

        Assert.Equal((WebhookSignatureResult.Valid, WebhookSignatureResult.Mismatch), (one, none));
        Assert.Equal(0, bytes);
    }

    [Fact]
    public void A_webhook_costs_its_members_and_nothing_to_get_at_them()
    {
        var body = Call(0);

        var bytes = Allocations.Of(() => WebhookEvent.Parse(body));

        Assert.InRange(bytes, 1, 640);
    }

    [Fact]
    public void A_transcript_costs_its_lines_and_their_texts()
    {
        var none = Call(0);
        var many = Call(2000);

        var lines = (Allocations.Of(() => WebhookEvent.Parse(many)) - Allocations.Of(() => WebhookEvent.Parse(none))) / 2000;

        // A line is 72 bytes, its text of 70 characters 160, and the growing list takes some 8; its source costs no string.
        Assert.InRange(lines, 1, 248);
    }

    [Fact]
    public void A_topic_that_nobody_knows_costs_its_name_and_the_event()
    {
        var body = Encoding.UTF8.GetBytes("""{"topic":"voicemail.left","version":"2.0","timestamp":"2026-03-15T14:30:45Z","data":{"id":"vml_1","seconds":31}}""");

        var bytes = Allocations.Of(() => WebhookEvent.Parse(body));

        Assert.InRange(bytes, 1, 224);
    }

    private static byte[] Call(int rows)
    {
        var lines = string.Join(',', Enumerable.Range(0, rows).Select(static row => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"source":"USER","time":"2026-03-15T14:25:18Z","text":"Line {{row:0000}}: I would like to know where the order from last week went"}""")));
        return Encoding.UTF8.GetBytes(
            $$$"""{"topic":"call.completed","version":"2.0","timestamp":"2026-03-15T14:30:45Z","data":{"id":"cll_1","from_number":"+12025550111","to":"+12025550100","length_in_minutes":5.5,"summary":"The invoice was sent again.","type":"INBOUND","result":"ANSWERED","transcriptions":[{{{lines}}}]}}""");
    }
}
