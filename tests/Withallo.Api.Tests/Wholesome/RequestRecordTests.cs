using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Withallo.Api.Tests.Wholesome;

/// <summary>What holds for every record that goes into a body.</summary>
public sealed class RequestRecordTests
{
    public static TheoryData<Type> Types => [.. Endpoints.Requests];

    /// <summary>Those of API v1; what those of API v2 may print is told in V2.</summary>
    public static TheoryData<Type> TypesOfV1 => [.. Endpoints.Requests.Where(type => type.Namespace == "Withallo.Api")];

    public static TheoryData<Type, string> OptionalMembers
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (var type in Endpoints.Requests)
            {
                foreach (var member in Endpoints.Members(type).Where(member => Endpoints.IsOptional(member.PropertyType)))
                {
                    data.Add(type, member.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(TypesOfV1))]
    public void ToString_prints_nothing_that_was_set(Type type)
    {
        var text = Sample.Object(type).ToString()!;

        Assert.StartsWith(type.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_member_is_written_under_its_wire_name(Type type)
    {
        var json = Sample.Of(type);

        var written = JsonNode.Parse(JsonSerializer.Serialize(JsonSerializer.Deserialize(json.ToJsonString(), Endpoints.TypeInfo(type)), Endpoints.TypeInfo(type)));

        Assert.True(JsonNode.DeepEquals(json, written), written!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(OptionalMembers))]
    public void An_optional_member_is_left_out_sent_as_null_or_sent(Type type, string name)
    {
        var member = type.GetProperty(name)!;
        var wireName = Endpoints.WireName(member);
        var valueType = member.PropertyType.GetGenericArguments()[0];
        var request = Activator.CreateInstance(type)!;

        Assert.False(Write(request).ContainsKey(wireName));

        if (!valueType.IsValueType || Nullable.GetUnderlyingType(valueType) is not null)
        {
            member.SetValue(request, Activator.CreateInstance(member.PropertyType, [null]));
            Assert.True(Write(request).TryGetPropertyValue(wireName, out var none) && none is null, $"{name} set to null");
        }

        var sample = Sample.Value(valueType, Sample.Marker);
        var value = JsonSerializer.Deserialize(sample!.ToJsonString(), Endpoints.TypeInfo(valueType));
        member.SetValue(request, Activator.CreateInstance(member.PropertyType, value));
        Assert.True(JsonNode.DeepEquals(sample, Write(request)[wireName]), $"{name} set to a value");

        JsonObject Write(object request) => JsonNode.Parse(JsonSerializer.Serialize(request, Endpoints.TypeInfo(type)))!.AsObject();
    }

    [Fact]
    public void The_members_of_a_partial_update_are_all_optional()
    {
        Assert.All(Endpoints.Members(typeof(UpdateContactRequest)), member => Assert.True(Endpoints.IsOptional(member.PropertyType), member.Name));
        Assert.Equal(
            ["emails", "job_title", "last_name", "name", "numbers", "website"],
            Endpoints.Members(typeof(UpdateContactRequest)).Select(Endpoints.WireName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reading_a_partial_update_and_writing_it_turns_nothing_unset_into_null()
    {
        var info = Endpoints.TypeInfo(typeof(UpdateContactRequest));

        var read = JsonSerializer.Deserialize("""{"name":null,"emails":["a@example.com"]}""", info);

        Assert.Equal("""{"name":null,"emails":["a@example.com"]}""", JsonSerializer.Serialize(read, info));
    }

    [Fact]
    public void An_optional_says_whether_it_is_set_and_never_what_to()
    {
        Optional<string?> unset = default, none = null, some = "secret";

        Assert.Equal(("(not set)", "(null)", "(set)"), (unset.ToString(), none.ToString(), some.ToString()));
        Assert.Equal((false, true, true), (unset.IsSet, none.IsSet, some.IsSet));
        Assert.Equal((false, false, true), (unset.TryGetValue(out _), none.TryGetValue(out _), some.TryGetValue(out var value)));
        Assert.Equal("secret", value);
        Assert.True(unset != none && none != some && some == new Optional<string?>("secret"));
        Assert.Equal(some.GetHashCode(), new Optional<string?>("secret").GetHashCode());
        Assert.NotEqual(unset.GetHashCode(), none.GetHashCode());
    }

    [Fact]
    public void Required_members_are_those_Allo_requires()
    {
        Assert.Equal(["Numbers"], Required(typeof(CreateContactRequest)));
        Assert.Equal(["From", "Message", "To"], Required(typeof(SendSmsRequest)));
        Assert.Equal(["Message", "SenderId", "To"], Required(typeof(SendSmsFranceRequest)));
        Assert.Equal(["AlloNumber", "Topics", "Url"], Required(typeof(CreateWebhookRequest)));
        Assert.Empty(Required(typeof(UpdateContactRequest)));

        static IEnumerable<string> Required(Type type) => type.GetProperties()
            .Where(member => member.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            .Select(member => member.Name)
            .Order(StringComparer.Ordinal);
    }
}
