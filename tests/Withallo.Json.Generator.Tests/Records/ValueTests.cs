using System.Text.Json;
using System.Text.Json.Nodes;
using Withallo.Json.Generator.Tests.Support;

namespace Withallo.Json.Generator.Tests.Records;

/// <summary>Every kind of JSON in the place of every member of every record.</summary>
public sealed class ValueTests
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "1", "7", "7.0", "-2.5", "3e9", "1e400", "1705314600", "1705314600000", "20240115",
        "\"\"", "\"text\"", "\"7\"", "\"2.5\"", "\"1,5\"", "\"NaN\"", "\"true\"", "\"2024-01-15\"", "\"2024-01-15T10:30:00\"",
        "\"2024-01-15T12:30:00.000+02:00\"", "\"yesterday\"", "[]", "[null]", "[7]", "[\"text\"]", "[\"7\"]", "[[\"7\"]]", "[1,\"2\"]", "[{},null,7,\"x\"]",
        "{}", "{\"of_tomorrow\":[1]}", "{\"name\":\"a\",\"email\":\"a\",\"number\":\"a\",\"transcripts\":[{},{}]}",
    ];

    public static TheoryData<Type> Records => [.. AlloTypes.Records];

    [Fact]
    public void All_records_are_here() => Assert.InRange(AlloTypes.Records.Count, 60, 200);

    [Theory]
    [MemberData(nameof(Records))]
    public void A_member_is_read_or_kept_and_costs_no_other(Type record)
    {
        var members = AlloTypes.Members(record).ToList();
        var untouched = JsonSerializer.Deserialize(Sample.Of(record).ToJsonString(), record)!;
        var empty = Activator.CreateInstance(record);
        foreach (var member in members)
        {
            var name = AlloTypes.Names(member)[0];
            foreach (var value in Values)
            {
                using var document = JsonDocument.Parse(value);
                var expected = Expectation.Of(member, document.RootElement);
                var json = Sample.Of(record);
                json[name] = JsonNode.Parse(value);

                var read = (AlloObject)JsonSerializer.Deserialize(json.ToJsonString(), record)!;

                var isRead = expected is not (null or Expectation.Unreadable);
                var what = $"{record.Name}.{member.Name} of {value}";
                Assert.True(
                    (isRead ? expected : Expectation.Describe(member.GetValue(empty))) == Expectation.Describe(member.GetValue(read)),
                    $"{what} is {Expectation.Describe(member.GetValue(read))} and should be {expected}");
                Assert.True(
                    expected == Expectation.Unreadable
                        ? read.AdditionalProperties is { Count: 1 } kept && JsonElement.DeepEquals(document.RootElement, kept[name])
                        : read.AdditionalProperties is null,
                    $"{what}: kept {string.Join(",", read.AdditionalProperties?.Keys ?? [])}");
                foreach (var other in members.Where(other => other != member))
                {
                    Assert.True(
                        Expectation.Describe(other.GetValue(untouched)) == Expectation.Describe(other.GetValue(read)), $"{what} changes {other.Name}");
                }
            }
        }
    }

    /// <summary>Every member that some value cannot be read into, and such a value: no member is read from the first, not even one that may be wrapped.</summary>
    public static TheoryData<Type, string, string> Unreadable
    {
        get
        {
            var found = new TheoryData<Type, string, string>();
            foreach (var (record, member) in AlloTypes.Records.SelectMany(static record => AlloTypes.Members(record).Select(member => (record, member))))
            {
                string[] values = ["""[{"odd":[1,2]},{"odd":2}]""", "7.25e-3"];
                if (values.FirstOrDefault(value => Expectation.Of(member, JsonDocument.Parse(value).RootElement) == Expectation.Unreadable) is { } value)
                {
                    found.Add(record, member.Name, value);
                }
            }

            return found;
        }
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_kept_value_is_written_back_while_the_member_has_none(Type record, string memberName, string value)
    {
        var member = record.GetProperty(memberName)!;
        foreach (var name in AlloTypes.Names(member))
        {
            var read = JsonSerializer.Deserialize($$"""{"{{name}}":{{value}}}""", record)!;
            var written = JsonNode.Parse(JsonSerializer.Serialize(read, record))!.AsObject();
            Assert.Equal([name], written.Where(static pair => pair.Value is not JsonArray { Count: 0 } && pair.Value?.ToJsonString() != "false" && pair.Value is not JsonObject { Count: 0 }).Select(static pair => pair.Key));
            Assert.Equal(value, written[name]!.ToJsonString());

            member.SetValue(read, member.GetValue(JsonSerializer.Deserialize(Sample.Of(record).ToJsonString(), record)));
            written = JsonNode.Parse(JsonSerializer.Serialize(read, record))!.AsObject();
            Assert.NotEqual(value, written[AlloTypes.Names(member)[0]]!.ToJsonString());
            Assert.DoesNotContain(written, pair => pair.Key == name && pair.Key != AlloTypes.Names(member)[0]);
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void The_last_value_counts_that_says_something_and_the_canonical_name_first(Type record)
    {
        foreach (var member in AlloTypes.Members(record))
        {
            var names = AlloTypes.Names(member);
            var (one, other) = (Sample.Value(member.PropertyType, 0).ToJsonString(), Sample.Value(member.PropertyType, 1).ToJsonString());
            Reads(other, $"\"{names[0]}\":{one},\"{names[0]}\":{other}");
            Reads(one, $"\"{names[0]}\":{one},\"{names[0]}\":null");
            foreach (var alias in names.Skip(1))
            {
                Reads(other, $"\"{alias}\":{other}");
                Reads(one, $"\"{names[0]}\":{one},\"{alias}\":{other}");
                Reads(one, $"\"{alias}\":{other},\"{names[0]}\":{one}");
                Reads(other, $"\"{names[0]}\":null,\"{alias}\":{other}");
                Reads(other, $"\"{alias}\":{other},\"{names[0]}\":null");
            }

            void Reads(string expected, string members)
            {
                var read = member.GetValue(JsonSerializer.Deserialize($"{{{members}}}", record));
                var single = member.GetValue(JsonSerializer.Deserialize($$"""{"{{names[0]}}":{{expected}}}""", record));
                Assert.True(Expectation.Describe(single) == Expectation.Describe(read), $"{record.Name}: {members}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Half_a_surrogate_pair_and_escapes_cost_nothing_else(Type record)
    {
        foreach (var member in AlloTypes.Members(record))
        {
            var name = AlloTypes.Names(member)[0];
            var escaped = string.Concat(name.Select(static letter => $"\\u{(int)letter:x4}"));
            var value = Sample.Value(member.PropertyType).ToJsonString();

            var read = (AlloObject)JsonSerializer.Deserialize($$"""{"x\ud800":"y\udc00","{{escaped}}":{{value}}}""", record)!;
            var cut = (AlloObject)JsonSerializer.Deserialize($$"""{"{{name}}":"\ud83d"}""", record)!;

            Assert.Equal(
                Expectation.Describe(member.GetValue(JsonSerializer.Deserialize($$"""{"{{name}}":{{value}}}""", record))),
                Expectation.Describe(member.GetValue(read)));
            Assert.Equal(["x\uFFFD"], read.AdditionalProperties!.Keys);
            var expected = Expectation.Of(member, JsonDocument.Parse("\"\ufffd\"").RootElement);
            Assert.Equal(expected, cut.AdditionalProperties is null ? Expectation.Describe(member.GetValue(cut)) : Expectation.Unreadable);
        }
    }
}
