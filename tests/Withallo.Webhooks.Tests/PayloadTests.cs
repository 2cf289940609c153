using System.Reflection;
using System.Text.Json;
using Withallo.Json;
using Withallo.Webhooks.V2;

namespace Withallo.Webhooks.Tests;

/// <summary>What holds for every object in a webhook's body.</summary>
public sealed class PayloadTests
{
    private const string Marker = "MARKER";

    public static TheoryData<Type> Objects => [.. Wholesome.Objects];

    public static TheoryData<Type> PayloadTypes =>
        [.. WebhookTopic.Known.Select(topic => topic.GetType().GenericTypeArguments[0]).Distinct()];

    [Theory]
    [MemberData(nameof(PayloadTypes))]
    public void Every_member_that_can_be_set_is_written_and_read_again(Type payload)
    {
        var filled = Fill(payload);

        var webhook = Create(payload, filled);
        var again = WebhookEvent.Parse(webhook.RawBody);

        Assert.All(Wholesome.SettableMembers(payload), member => Assert.NotNull(member.GetValue(filled)));
        Assert.Equal(Wholesome.Describe(webhook), Wholesome.Describe(again));
        Assert.Equal(webhook.Version, again.Version);
        Assert.Equal(webhook.Topic, again.Topic);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void An_object_survives_the_serializer_of_whoever_queues_or_stores_it(Type type)
    {
        var filled = Fill(type);

        Assert.Equal(Wholesome.Describe(filled), Wholesome.Describe(JsonSerializer.Deserialize(JsonSerializer.Serialize(filled, type), type)));
    }

    [Theory]
    [MemberData(nameof(PayloadTypes))]
    public void Every_member_is_read_in_camelCase_as_in_snake_case(Type payload)
    {
        var webhook = Create(payload, Fill(payload));
        var camel = System.Text.RegularExpressions.Regex.Replace(
            System.Text.Encoding.UTF8.GetString(webhook.RawBody.Span),
            "\"([a-z_]+)\":",
            match => $"\"{JsonNamingPolicy.CamelCase.ConvertName(string.Concat(match.Groups[1].Value.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])))}\":");

        Assert.Equal(Wholesome.Describe(webhook), Wholesome.Describe(WebhookEvent.Parse(camel)));
    }

    [Theory]
    [MemberData(nameof(PayloadTypes))]
    public void Nothing_said_is_nothing_read_and_nothing_written(Type payload)
    {
        var empty = Activator.CreateInstance(payload)!;
        var webhook = Create(payload, empty);

        Assert.Equal(Wholesome.Describe(webhook), Wholesome.Describe(WebhookEvent.Parse(webhook.RawBody)));
        Assert.DoesNotContain(webhook.Raw.GetProperty("data").EnumerateObject(), member => member.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void No_object_shows_its_content_in_its_text(Type type)
    {
        var filled = (AlloObject)Fill(type);
        foreach (var text in type.GetProperties().Where(property => property.CanWrite && property.PropertyType == typeof(string) && property.Name != "Id"))
        {
            text.SetValue(filled, Marker);
        }

        Assert.DoesNotContain(Marker, filled.ToString(), StringComparison.Ordinal);
        Assert.StartsWith(type.Name, filled.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Objects))]
    public void Lists_are_never_null(Type type)
    {
        var item = Activator.CreateInstance(type)!;
        foreach (var list in Wholesome.SettableMembers(type).Where(property => property.PropertyType.IsGenericType && property.PropertyType.IsInterface))
        {
            Assert.NotNull(list.GetValue(item));
            list.SetValue(item, null);
            Assert.NotNull(list.GetValue(item));
        }

        Assert.Null(item.GetType().GetProperty(nameof(AlloObject.AdditionalProperties))!.GetValue(item));
    }

    [Theory]
    [InlineData("""{"id":{"a":1},"length":{},"start_date":5,"type":7,"result":{},"tags":{},"ivr_result":{},"transfer_to":1,"data_collected":[],"length_in_minutes":{}}""")]
    [InlineData("""{"id":[],"length":[1,2],"start_date":{},"type":[],"result":true,"tags":{"id":1},"ivr_result":"x","transfer_to":[1],"data_collected":"x","length_in_minutes":true}""")]
    public void A_member_of_another_kind_is_kept_and_the_rest_is_read(string members)
    {
        var call = Envelope.EndedCall(members[..^1] + ",\"summary\":\"read\"}");

        Assert.Equal("read", call.Summary);
        Assert.Equal(
            ["id", "length", "start_date", "type", "result", "tags", "ivr_result", "transfer_to", "data_collected", "length_in_minutes"],
            call.AdditionalProperties!.Keys);
        Assert.Equal(default, call.Direction);
        Assert.Null(call.TransferTo);
    }

    [Fact]
    public void A_member_of_a_kind_that_can_be_read_is_read()
    {
        var call = Envelope.EndedCall("""{"id":true,"length":[42],"start_date":1705314600,"tags":"x","length_in_minutes":["5.5"],"summary":["read"]}""");

        Assert.Equal(("true", "42", "read", 5.5m), (call.Id, call.Length, call.Summary, call.LengthInMinutes));
        Assert.Equal(new DateTimeOffset(2024, 1, 15, 10, 30, 0, TimeSpan.Zero), call.StartDate);
        Assert.Equal(["x"], call.Tags);
        Assert.Null(call.AdditionalProperties);
    }

    [Fact]
    public void Unknown_members_survive_at_every_level()
    {
        var call = Envelope.EndedCall("""{"new_thing":{"a":[1,2]},"nothing":null,"transcriptions":[{"text":"x","confidence":0.5}],"transfer_to":{"team":"blue"}}""");

        Assert.Equal("""{"a":[1,2]}""", call.AdditionalProperties!["new_thing"].GetRawText());
        Assert.Equal(JsonValueKind.Null, call.AdditionalProperties["nothing"].ValueKind);
        Assert.Equal(0.5, call.Transcriptions.Single().AdditionalProperties!["confidence"].GetDouble());
        Assert.Equal("blue", call.TransferTo!.AdditionalProperties!["team"].GetString());
    }

    [Fact]
    public void Of_two_equal_members_the_last_counts() =>
        Assert.Equal("b", Envelope.EndedCall("""{"summary":"a","summary":"b"}""").Summary);

    [Theory]
    [InlineData("EXTERNAL")]
    [InlineData("OF_TOMORROW")]
    public void A_value_that_came_before_makes_no_new_string(string value)
    {
        var lines = Envelope.EndedCall($$"""{"transcriptions":[{"source":"{{value}}"},{"source":"{{value}}"}]}""").Transcriptions;

        Assert.Equal(value, lines[0].Source.Value);
        Assert.Same(lines[0].Source.Value, lines[1].Source.Value);
    }

    [Fact]
    public void Values_without_end_are_read_and_not_all_of_them_kept()
    {
        var pool = new StringPool();

        foreach (var value in Enumerable.Range(0, 200).Select(static number => $"VALUE_{number}"))
        {
            var (first, second) = (Read(pool, value), Read(pool, value));
            Assert.Equal((value, value), (first, second));
        }

        Assert.Same(Read(pool, "VALUE_0"), Read(pool, "VALUE_0"));
        Assert.NotSame(Read(pool, "VALUE_199"), Read(pool, "VALUE_199"));
        var tooLong = new string('x', 65);
        Assert.NotSame(Read(pool, tooLong), Read(pool, tooLong));

        static string Read(StringPool pool, string value)
        {
            var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(value));
            reader.Read();
            return pool.Read(ref reader);
        }
    }

    [Fact]
    public void An_implied_direction_is_not_written()
    {
        var webhook = WebhookEvent.Create(WebhookTopic.V2.CallReceived, new CallRingingPayload { FromNumber = "+1" });

        Assert.False(webhook.Raw.GetProperty("data").TryGetProperty("direction", out _));
    }

    private static WebhookEvent Create(Type payload, object data)
    {
        var topic = WebhookTopic.Known.First(topic => topic.GetType().GenericTypeArguments[0] == payload);
        return (WebhookEvent)typeof(WebhookEvent).GetMethod(nameof(WebhookEvent.Create))!.MakeGenericMethod(payload)
            .Invoke(null, [topic, data, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)])!;
    }

    private static object Fill(Type type)
    {
        var item = Activator.CreateInstance(type)!;
        foreach (var member in Wholesome.SettableMembers(type))
        {
            member.SetValue(item, ValueOf(member));
        }

        return item;
    }

    private static object ValueOf(PropertyInfo member) => member.PropertyType switch
    {
        var type when type == typeof(string) => $"text of {member.Name} é\"\\",
        var type when type == typeof(DateTimeOffset?) => new DateTimeOffset(2026, 4, 21, 12, 30, 15, TimeSpan.Zero),
        var type when type == typeof(decimal?) => 12.25m,
        var type when type == typeof(long?) => 7L,
        var type when type == typeof(Direction) => Direction.From("SIDEWAYS"),
        var type when type == typeof(CallResult) => CallResult.Voicemail,
        var type when type == typeof(MessageType) => MessageType.Mms,
        var type when type == typeof(TranscriptSource) => TranscriptSource.Agent,
        var type when type == typeof(CallDealStatus) => CallDealStatus.Won,
        var type when type == typeof(IReadOnlyList<string>) => new[] { "one", "two" },
        var type when type == typeof(IReadOnlyDictionary<string, JsonElement>) =>
            new Dictionary<string, JsonElement> { ["answer"] = JsonDocument.Parse("[42]").RootElement.Clone() },
        var type when type.IsSubclassOf(typeof(AlloObject)) => Fill(type),
        var type when type.IsGenericType && type.GenericTypeArguments[0].IsSubclassOf(typeof(AlloObject)) => ListOf(type.GenericTypeArguments[0]),
        var type => throw new InvalidOperationException($"{member} is of a type that this test does not know: {type}."),
    };

    private static Array ListOf(Type type)
    {
        var list = Array.CreateInstance(type, 2);
        list.SetValue(Fill(type), 0);
        list.SetValue(Fill(type), 1);
        return list;
    }
}
