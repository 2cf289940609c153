using System.Reflection;
using System.Text.Json;

namespace Withallo.Api.Tests.Wholesome;

public sealed class StringEnumTests
{
    public static TheoryData<Type> Types => [.. Endpoints.StringEnums];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_string_enum_keeps_its_promises(Type type) =>
        typeof(StringEnumTests)
            .GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(type)
            .CreateDelegate<Action>()();

    [Fact]
    public void All_string_enums_of_both_assemblies_are_looked_at()
    {
        Assert.Superset(
            new HashSet<Type> { typeof(CallResult), typeof(Direction), typeof(MessageType), typeof(TranscriptSource), typeof(Engagement), typeof(ContactActivityType), typeof(ConversationEntryType) },
            Endpoints.StringEnums.ToHashSet());
    }

    private static void Check<T>()
        where T : struct, IStringEnum<T>
    {
        // Known values: there are some, each once, none empty.
        Assert.NotEmpty(T.Known);
        Assert.Distinct(T.Known.Select(value => value.Value));
        Assert.All(T.Known, value =>
        {
            Assert.NotEmpty(value.Value);
            Assert.True(value.IsKnown);
            Assert.Equal(value, T.From(value.Value));
        });
        Assert.All(
            typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(T)),
            property => Assert.Contains((T)property.GetValue(null)!, T.Known));

        // Any other value survives.
        var unknown = T.From("a_Word of tomorrow é");
        Assert.False(unknown.IsKnown);
        Assert.Equal("a_Word of tomorrow é", unknown.Value);
        Assert.Equal(unknown, T.From("a_Word of tomorrow é"));
        Assert.Equal(unknown.GetHashCode(), T.From("a_Word of tomorrow é").GetHashCode());
        Assert.NotEqual(unknown, T.From("a_Word of yesterday"));
        Assert.NotEqual(unknown, T.Known[0]);
        Assert.Equal("a_Word of tomorrow é", unknown.ToString());

        // Case matters or does not, as Allo's values want it, but hashes agree with equality.
        var shouted = T.From("A_WORD OF TOMORROW É");
        Assert.Equal(unknown.Equals(shouted), unknown.GetHashCode() == shouted.GetHashCode());

        // Nothing said is a value like any other.
        Assert.Equal("", default(T).Value);
        Assert.Equal("", default(T).ToString());
        Assert.Equal(default, T.From(null));
        Assert.Equal(default, T.From(""));
        Assert.Equal(default(T).GetHashCode(), T.From("").GetHashCode());
        Assert.False(default(T).IsKnown);

        // To JSON and back, as a value and as the key of a dictionary.
        foreach (var value in T.Known.Append(unknown).Append(default))
        {
            Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
        }

        Assert.Equal("null", JsonSerializer.Serialize(default(T)));
        Assert.Equal(T.Known[0], JsonSerializer.Deserialize<T>("\"" + string.Concat(T.Known[0].Value.Select(c => $"\\u{(int)c:x4}")) + "\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>("1"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>("{}"));
        var map = JsonSerializer.Deserialize<Dictionary<T, int>>(JsonSerializer.Serialize(new Dictionary<T, int> { [T.Known[0]] = 1, [unknown] = 2 }))!;
        Assert.Equal((1, 2), (map[T.Known[0]], map[unknown]));
    }
}
