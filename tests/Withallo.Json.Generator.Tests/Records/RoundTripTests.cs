using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Withallo.Api;
using Withallo.Json.Generator.Tests.Support;

namespace Withallo.Json.Generator.Tests.Records;

/// <summary>What users store, queue and log: records and string enums through their own serializers.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<Type> Records => [.. AlloTypes.Records];

    public static TheoryData<Type> StringEnums => [.. AlloTypes.StringEnums];

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_goes_through_the_serializer_in_Allos_names(Type record)
    {
        var json = Sample.Of(record);
        json["of_tomorrow"] = new JsonObject { ["a"] = new JsonArray(1, "x", null) };

        // The options of whoever stores it change nothing.
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper };
        var read = JsonSerializer.Deserialize(json.ToJsonString(), record, options);
        var written = JsonNode.Parse(JsonSerializer.Serialize(read, record, options))!.AsObject();

        // Tags are written from one member, whichever they came in.
        foreach (var name in new[] { "tag", "tags" }.Where(name => !json.ContainsKey(name)))
        {
            written.Remove(name);
        }

        Assert.True(JsonNode.DeepEquals(json, written), $"{written.ToJsonString()}\nshould be\n{json.ToJsonString()}");
    }

    [Fact]
    public void A_context_of_the_users_own_reads_and_writes_them_alike()
    {
        const string Json = """[{"id":"call_1","type":"INBOUND","transcript":[{"source":"USER","text":"Hi"}],"start_date":"2024-01-15T10:30:00"}]""";

        var calls = JsonSerializer.Deserialize(Json, UserContext.Default.ListCall)!;
        var written = JsonSerializer.Serialize(new Stored { Calls = calls, Direction = Direction.Outbound, Topic = "call.completed" }, UserContext.Default.Stored);

        Assert.Equal(new DateTimeOffset(2024, 1, 15, 10, 30, 0, TimeSpan.Zero), calls[0].StartDate);
        Assert.Equal(
            """{"Calls":[{"id":"call_1","type":"INBOUND","tags":[],"start_date":"2024-01-15T10:30:00Z","transcript":[{"source":"USER","text":"Hi"}]}],"Direction":"OUTBOUND","Topic":"call.completed"}""",
            written);
    }

    [Fact]
    public void A_page_goes_through_the_serializer()
    {
        const string V1 = """{"results":[{"id":"call_1","tags":[],"transcript":[]}],"metadata":{"total_pages":3,"current_page":1},"more":1}""";
        const string V2 = """{"data":[{"id":"per-1","numbers":[],"emails":[]}],"pagination":{"page":1,"total_pages":2},"took_ms":12}""";

        var first = JsonSerializer.Deserialize<ResultPage<Call>>(V1)!;
        var second = JsonSerializer.Deserialize<Api.V2.Page<Api.V2.Person>>(V2)!;

        Assert.Equal(("call_1", 3, 1), (first.Results[0].Id, first.TotalPages, first.CurrentPage));
        Assert.Equal(("per-1", 2), (second.Results[0].Id, second.TotalPages));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(V1), JsonNode.Parse(JsonSerializer.Serialize(first))), JsonSerializer.Serialize(first));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(V2), JsonNode.Parse(JsonSerializer.Serialize(second))), JsonSerializer.Serialize(second));
    }

    [Fact]
    public void What_is_no_object_is_an_error_of_the_serializer()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Call>("7"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Call>("[]"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Call>("{"));
        Assert.Null(JsonSerializer.Deserialize<Call>("null"));
    }

    [Fact]
    public async Task A_stream_that_comes_in_pieces_is_read()
    {
        var json = $$$"""[{"id":"call_1","summary":"{{{new string('x', 100_000)}}}","of_tomorrow":{"a":1}},{"id":"call_2"}]""";

        await using var stream = new SlowStream(System.Text.Encoding.UTF8.GetBytes(json));
        var calls = await JsonSerializer.DeserializeAsync<List<Call>>(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((100_000, "call_2"), (calls![0].Summary!.Length, calls[1].Id));
        Assert.Equal(1, calls[0].AdditionalProperties!["of_tomorrow"].GetProperty("a").GetInt32());
    }

    [Theory]
    [MemberData(nameof(StringEnums))]
    public void A_string_enum_survives_Newtonsoft(Type type)
    {
        foreach (var text in new[] { Known(type), "OF_TOMORROW" })
        {
            var value = type.GetMethod("From")!.Invoke(null, [text]);

            var written = Newtonsoft.Json.JsonConvert.SerializeObject(new Dictionary<string, object?> { ["value"] = value });
            var read = Newtonsoft.Json.JsonConvert.DeserializeObject($"\"{text}\"", type);

            Assert.Equal($$"""{"value":"{{text}}"}""", written);
            Assert.Equal(value, read);
            Assert.Equal(text, read!.ToString());
        }

        Assert.Equal("\"\"", Newtonsoft.Json.JsonConvert.SerializeObject(Activator.CreateInstance(type)));
        Assert.Equal(Activator.CreateInstance(type), Newtonsoft.Json.JsonConvert.DeserializeObject("\"\"", type));
    }

    [Fact]
    public void A_record_with_string_enums_survives_Newtonsoft()
    {
        var call = new Call { Id = "call_1", Type = Direction.Inbound, Result = "OF_TOMORROW", Transcript = [new() { Source = TranscriptSource.User }] };

        var read = Newtonsoft.Json.JsonConvert.DeserializeObject<Call>(Newtonsoft.Json.JsonConvert.SerializeObject(call))!;

        Assert.Equal(
            (call.Id, call.Type, call.Result, TranscriptSource.User), (read.Id, read.Type, read.Result, Assert.Single(read.Transcript).Source));
    }

    [Theory]
    [MemberData(nameof(StringEnums))]
    public void A_string_enum_formats_as_its_text_whatever_the_culture(Type type)
    {
        var value = type.GetMethod("From")!.Invoke(null, [Known(type)])!;

        Assert.Equal(Known(type), ((IFormattable)value).ToString("X", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Known(type), TypeDescriptor.GetConverter(type).ConvertToInvariantString(value));
    }

    private static string Known(Type type) =>
        ((System.Collections.IEnumerable)type.GetProperty("Known", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!).Cast<object>().First().ToString()!;
}
