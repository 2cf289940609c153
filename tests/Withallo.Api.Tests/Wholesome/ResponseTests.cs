using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>What holds for every record of a response.</summary>
public sealed class ResponseTests
{
    // What ToString may show of texts: ids and a country, which say nothing about a person.
    private static readonly string[] Printable = ["Id", "Country"];

    public static TheoryData<Type> Types => [.. Endpoints.Responses];

    /// <summary>Those that only Allo makes: no request holds them.</summary>
    public static TheoryData<Type> TypesOfResponsesAlone => [.. Endpoints.Responses.Except(Endpoints.Requests)];

    /// <summary>Those of API v1; what those of API v2 may print is told in V2.</summary>
    public static TheoryData<Type> TypesOfV1 => [.. Endpoints.Responses.Where(type => type.Namespace == "Withallo.Api")];

    public static TheoryData<Type, string> Lists => MembersThat(member => Endpoints.IsList(member.PropertyType) && !IsNullable(member), Endpoints.Responses);

    public static TheoryData<Type, string> Texts =>
        MembersThat(member => member.PropertyType == typeof(string) && !IsNullable(member), Endpoints.Responses.Where(type => type.Namespace == "Withallo.Api"));

    [Theory]
    [MemberData(nameof(TypesOfResponsesAlone))]
    public void Members_can_be_set_by_users_and_are_not_init_only(Type type)
    {
        Assert.NotNull(Activator.CreateInstance(type));
        Assert.All(Endpoints.Members(type), member => Assert.DoesNotContain(
            typeof(IsExternalInit), member.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void An_empty_object_can_be_read(Type type)
    {
        Assert.NotNull(JsonSerializer.Deserialize("{}", Endpoints.TypeInfo(type)));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Lists_are_never_null_whatever_the_JSON_says(Type type, string name)
    {
        var list = type.GetProperty(name)!;

        var read = JsonSerializer.Deserialize($$"""{"{{Endpoints.WireName(list)}}":null}""", Endpoints.TypeInfo(type));
        Assert.IsAssignableFrom<IEnumerable>(list.GetValue(read));
        Assert.IsAssignableFrom<IEnumerable>(list.GetValue(Activator.CreateInstance(type)));

        list.SetValue(read, null);
        Assert.IsAssignableFrom<IEnumerable>(list.GetValue(read));
    }

    [Theory]
    [MemberData(nameof(TypesOfResponsesAlone))]
    public void A_member_that_is_null_says_nothing_and_breaks_nothing(Type type)
    {
        foreach (var member in Endpoints.Members(type))
        {
            var read = JsonSerializer.Deserialize($$"""{"{{Endpoints.WireName(member)}}":null}""", Endpoints.TypeInfo(type));
            Assert.Equivalent(member.GetValue(Activator.CreateInstance(type)), member.GetValue(read));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_that_is_not_nullable_is_never_null(Type type, string name)
    {
        var text = type.GetProperty(name)!;

        var read = JsonSerializer.Deserialize($$"""{"{{Endpoints.WireName(text)}}":null}""", Endpoints.TypeInfo(type));

        Assert.Equal("", text.GetValue(read));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_member_is_read_from_its_wire_name_and_written_back(Type type)
    {
        var json = Sample.Of(type);

        var read = JsonSerializer.Deserialize(json.ToJsonString(), Endpoints.TypeInfo(type))!;
        var written = JsonNode.Parse(JsonSerializer.Serialize(read, Endpoints.TypeInfo(type)));

        Assert.All(Endpoints.Members(type), member => Assert.NotNull(member.GetValue(read)));
        Assert.Null(AdditionalProperties(type)?.GetValue(read));
        Assert.True(JsonNode.DeepEquals(json, written), written!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(TypesOfResponsesAlone))]
    public void Unknown_members_are_kept_and_written_back(Type type)
    {
        Assert.NotNull(AdditionalProperties(type));

        var read = JsonSerializer.Deserialize("""{"of_tomorrow":{"a":[1,"x",null]},"ofTheDayAfter":2.50}""", Endpoints.TypeInfo(type))!;
        var written = JsonNode.Parse(JsonSerializer.Serialize(read, Endpoints.TypeInfo(type)))!.AsObject();

        var kept = (IDictionary<string, JsonElement>)AdditionalProperties(type)!.GetValue(read)!;
        Assert.Equal(["ofTheDayAfter", "of_tomorrow"], kept.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{"a":[1,"x",null]}""", written["of_tomorrow"]!.ToJsonString());
        Assert.Equal("2.50", written["ofTheDayAfter"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(TypesOfV1))]
    public void ToString_prints_nothing_personal(Type type)
    {
        var json = Sample.Of(type);
        foreach (var member in Endpoints.Members(type).Where(member => Printable.Contains(member.Name)))
        {
            json[Endpoints.WireName(member)] = "printable";
        }

        var text = JsonSerializer.Deserialize(json.ToJsonString(), Endpoints.TypeInfo(type))!.ToString()!;

        Assert.StartsWith(type.Name.Split('`')[0], text, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", text, StringComparison.Ordinal);
        Assert.DoesNotContain("AdditionalProperties", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Two_objects_of_the_same_members_are_equal_as_far_as_records_go(Type type)
    {
        var (one, other) = (Read(), Read());

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());

        object Read() => JsonSerializer.Deserialize("{}", Endpoints.TypeInfo(type))!;
    }

    private static PropertyInfo? AdditionalProperties(Type type) =>
        type.GetProperties().SingleOrDefault(property => property.IsDefined(typeof(JsonExtensionDataAttribute)));

    private static TheoryData<Type, string> MembersThat(Func<PropertyInfo, bool> fit, IEnumerable<Type> types)
    {
        var members = new TheoryData<Type, string>();
        foreach (var (type, member) in types.SelectMany(static type => Endpoints.Members(type).Select(member => (type, member))))
        {
            if (fit(member))
            {
                members.Add(type, member.Name);
            }
        }

        return members;
    }

    private static bool IsNullable(PropertyInfo member) => new NullabilityInfoContext().Create(member).ReadState == NullabilityState.Nullable;
}
