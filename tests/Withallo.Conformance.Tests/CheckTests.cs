using System.Text.Json;
using System.Text.Json.Nodes;
using Withallo.Api;

namespace Withallo.Conformance.Tests;

/// <summary>The checks themselves, against a document of our own: a check that finds nothing wrong anywhere would prove nothing.</summary>
public sealed class CheckTests
{
    private const string OurDocument =
        """
        {
          "openapi": "3.0.3", "info": { "title": "A desk", "version": "1" },
          "paths": {
            "/v2/api/desks/{desk_id}": { "put": {
              "operationId": "moveDesk",
              "parameters": [
                { "name": "desk_id", "in": "path", "required": true, "schema": { "type": "string" } },
                { "name": "floor_name", "in": "query", "required": true, "schema": { "type": "string" } },
                { "name": "page", "in": "query", "schema": { "type": "integer", "default": 1 } }
              ],
              "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Desk" } } } },
              "responses": { "200": { "description": "Moved", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Desk" } } } } }
            } }
          },
          "components": { "schemas": {
            "Desk": { "type": "object", "required": ["label"], "properties": {
              "label": { "type": "string", "maxLength": 10 },
              "legs": { "type": "integer", "minimum": 3 },
              "wood": { "type": "string", "enum": ["OAK", "ASH", "ELM"], "nullable": true },
              "drawers": { "type": "array", "maxItems": 2, "items": { "$ref": "#/components/schemas/Drawer" } },
              "built_at": { "type": "string", "format": "date-time" }
            } },
            "Drawer": { "allOf": [ { "type": "object", "properties": { "is_locked": { "type": "boolean" } } } ] },
            "Lamp": { "type": "object", "properties": { "watts": { "type": "number" } } }
          } }
        }
        """;

    private readonly VendorDocument _document = VendorDocument.Read(OurDocument);

    [Fact]
    public void Properties_are_counted_where_they_are_written() => Assert.Equal(
        ["Desk.label", "Desk.legs", "Desk.wood", "Desk.drawers", "Desk.built_at", "Drawer.is_locked", "Lamp.watts"],
        _document.Properties.Values);

    [Theory]
    [InlineData("""{"label":"A"}""", null)]
    [InlineData("""{"label":"A","wood":null,"drawers":[{"is_locked":true}],"built_at":"2026-04-21T14:30:00"}""", null)]
    [InlineData("""{"legs":4}""", "desk.label is required and missing")]
    [InlineData("""{"label":"A","colour":"red"}""", "desk.colour is not declared")]
    [InlineData("""{"label":null}""", "desk.label is null")]
    [InlineData("""{"label":7}""", "desk.label is a Number")]
    [InlineData("""{"label":"01234567890"}""", "desk.label has 11 characters")]
    [InlineData("""{"label":"A","legs":2}""", "desk.legs is 2, which is out of range")]
    [InlineData("""{"label":"A","legs":4.5}""", "desk.legs is no integer")]
    [InlineData("""{"label":"A","wood":"oak"}""", "desk.wood is «oak», which is not in the list")]
    [InlineData("""{"label":"A","drawers":[{},{},{}]}""", "desk.drawers has 3 items")]
    [InlineData("""{"label":"A","drawers":[{"is_locked":"yes"}]}""", "desk.drawers[].is_locked is a String")]
    [InlineData("""{"label":"A","drawers":[{"key":1}]}""", "desk.drawers[].key is not declared")]
    [InlineData("""{"label":"A","built_at":"today"}""", "desk.built_at is no date-time")]
    [InlineData("[]", "desk is a list")]
    public void A_value_that_is_not_of_its_schema_is_found(string json, string? violation)
    {
        var check = new SchemaCheck(_document);
        check.Check(_document.Component("Desk"), JsonNode.Parse(json), "desk");

        Assert.Equal(violation is null ? [] : [violation], check.Violations);
    }

    [Fact]
    public void A_full_sample_has_everything_is_valid_and_takes_every_word_in_turn()
    {
        var desk = _document.Component("Desk");
        var samples = Enumerable.Range(0, SchemaSample.Variants(_document, desk)).Select(variant => new SchemaSample(_document, SampleKind.Full, variant).Of(desk)!).ToArray();
        foreach (var sample in samples)
        {
            var check = new SchemaCheck(_document);
            check.Check(desk, sample, "desk");
            Assert.Empty(check.Violations);
            Assert.Equal(6, check.Seen.Count);
        }

        Assert.Equal(["OAK", "ASH", "ELM"], samples.Select(sample => sample["wood"]!.ToString()));
    }

    [Fact]
    public void A_sample_with_nulls_has_them_where_they_are_allowed_and_a_bare_one_has_only_what_is_required_below_the_root()
    {
        var desk = _document.Component("Desk");

        var nulls = new SchemaSample(_document, SampleKind.Nulls).Of(desk)!.AsObject();
        Assert.Equal(["wood"], nulls.Where(member => member.Value is null).Select(member => member.Key));
        Assert.Equal("""[{"is_locked":true}]""", nulls["drawers"]!.ToJsonString());

        var bare = new SchemaSample(_document, SampleKind.Bare).Of(desk)!.AsObject();
        Assert.Equal(5, bare.Count);
        Assert.Equal("[{}]", bare["drawers"]!.ToJsonString());
    }

    [Theory]
    [InlineData("PUT", "/v2/api/desks/desk_id?floor_name=floor_name", """{"label":"label"}""", null)]
    [InlineData("PUT", "/v2/api/desks/desk_id%2F1?floor_name=floor_name%2B&page=3", """{"label":"label"}""", null)]
    [InlineData("POST", "/v2/api/desks/desk_id?floor_name=floor_name", """{"label":"label"}""", "is sent as POST")]
    [InlineData("PUT", "/v2/api/tables/desk_id?floor_name=floor_name", """{"label":"label"}""", "is sent to /v2/api/tables/desk_id?floor_name=floor_name")]
    [InlineData("PUT", "/v2/api/desks/desk_id/1?floor_name=floor_name", """{"label":"label"}""", "is sent to /v2/api/desks/desk_id/1?floor_name=floor_name")]
    [InlineData("PUT", "/v2/api/desks/floor_name?floor_name=floor_name", """{"label":"label"}""", "sends «floor_name» as desk_id")]
    [InlineData("PUT", "/v2/api/desks/desk_id", """{"label":"label"}""", "does not send floor_name")]
    [InlineData("PUT", "/v2/api/desks/desk_id?floor_name=floor_name&size=50", """{"label":"label"}""", "sends size, which is not declared")]
    [InlineData("PUT", "/v2/api/desks/desk_id?floor_name=floor_name&page=50", """{"label":"label"}""", "sends 50 as page")]
    [InlineData("PUT", "/v2/api/desks/desk_id?floor_name=floor_name&floor_name=floor_name", """{"label":"label"}""", "sends floor_name twice")]
    [InlineData("PUT", "/v2/api/desks/desk_id?floor_name=+floor_name", """{"label":"label"}""", "sends a bare plus sign")]
    [InlineData("PUT", "/v2/api/desks/desk_id?floor_name=floor_name", """{"label":"legs"}""", "sends «legs» as label")]
    [InlineData("PUT", "/v2/api/desks/desk_id?floor_name=floor_name", "", "sends no body")]
    public void A_request_that_its_operation_does_not_declare_is_found(string method, string target, string body, string? violation)
    {
        var check = new RequestCheck(_document, _document.Operations[0]);
        check.Check(Request(method, target, body), isFull: true);

        Assert.Equal(violation is null ? [] : [violation], check.Violations);
    }

    [Fact]
    public void Headers_that_are_missing_are_found()
    {
        var check = new RequestCheck(_document, _document.Operations[0]);
        check.Check(Request("PUT", "/v2/api/desks/desk_id?floor_name=floor_name", """{"label":"label"}""") with { Headers = new Dictionary<string, string>() }, isFull: true);

        Assert.Equal(
            ["does not say that its body is JSON", "does not send the key as its generation wants it", "does not ask for JSON", "sends no idempotency key"],
            check.Violations);
    }

    [Fact]
    public void What_is_sent_unasked_and_what_is_never_sent_is_found()
    {
        var check = new RequestCheck(_document, _document.Operations[0]);
        check.Check(Request("PUT", "/v2/api/desks/desk_id?floor_name=floor_name&page=3", """{"label":"label","wood":"OAK","drawers":[{}]}"""), isFull: true);

        Assert.Equal(["page", "body.wood", "body.drawers"], check.Optional);
        Assert.Equal(["Desk.legs is never sent", "Desk.built_at is never sent", "Drawer.is_locked is never sent"], check.NeverSent());
    }

    [Fact]
    public void A_default_that_is_sent_is_as_good_as_nothing()
    {
        var check = new RequestCheck(_document, _document.Operations[0]);
        check.Check(Request("PUT", "/v2/api/desks/desk_id?floor_name=floor_name&page=1", """{"label":"label"}"""), isFull: false);

        Assert.Empty(check.Optional);
    }

    [Theory]
    [InlineData("""{"a":1,"b":{"c":"2026-04-21T14:30:00"},"d":null,"e":null}""", """{"a":1,"b":{"c":"2026-04-21T14:30:00Z"},"e":[]}""", null)]
    [InlineData("""{"a":1}""", "{}", "body.a is lost")]
    [InlineData("""{"a":{"b":[{"c":1}]}}""", """{"a":{"b":[{}]}}""", "body.a.b[0].c is lost")]
    [InlineData("""{"a":"x"}""", """{"a":"y"}""", "body.a was \"x\" and is \"y\"")]
    [InlineData("""{"a":"2026-04-21T14:30:00"}""", """{"a":"2026-04-21T16:30:00Z"}""", "body.a was \"2026-04-21T14:30:00\" and is \"2026-04-21T16:30:00Z\"")]
    [InlineData("""{"a":[1,2]}""", """{"a":[1]}""", "body.a was [1,2] and is [1]")]
    [InlineData("{}", """{"a":1}""", "body.a was null and is 1")]
    [InlineData("{}", """{"a":false,"b":[],"c":null,"d":""}""", null)]
    public void A_member_that_is_lost_or_changed_is_found(string served, string written, string? violation)
    {
        var before = JsonNode.Parse(served);
        var after = ResponseCheck.WithoutDefaults(before, JsonNode.Parse(written));

        Assert.Equal(violation is null ? [] : [violation], ResponseCheck.Differences(before, after, "body"));
    }

    [Fact]
    public void A_member_and_a_word_that_no_model_knows_are_found()
    {
        var page = new ResultPage<ConversationEntry>
        {
            Results =
            [
                new() { Type = "FAX", Call = new() { Result = CallResult.Blocked, AdditionalProperties = new Dictionary<string, JsonElement> { ["mood"] = default } } },
            ],
        };

        Assert.Equal(["ConversationEntryType does not know «FAX»", "Call has no property for mood"], ResponseCheck.Unknown(page));
        Assert.Empty(ResponseCheck.Unknown(new ResultPage<ConversationEntry> { Results = [new() { Type = ConversationEntryType.Call, Call = new() { Result = CallResult.Blocked } }] }));
    }

    [Fact]
    public void Metadata_is_compared_in_the_form_it_was_served_in()
    {
        var served = JsonNode.Parse("""{"data":{"results":[],"metadata":{"pagination":{"total_pages":5,"current_page":2}}}}""")!;

        var written = ResponseCheck.Rewrite(served, new ResultPage<Contact> { TotalPages = 5, CurrentPage = 2 }, JsonSerializerOptions.Default.GetTypeInfo(typeof(ResultPage<Contact>)));

        Assert.True(JsonNode.DeepEquals(served, written), written?.ToJsonString());
    }

    [Fact]
    public void A_property_is_covered_when_it_was_sent_and_read_and_unreachable_only_where_nothing_refers_to_it()
    {
        var coverage = new Coverage(_document);
        var body = new SchemaCheck(_document);
        body.Check(_document.Component("Desk"), JsonNode.Parse("""{"label":"A","legs":4}"""), "body");

        coverage.Sent.UnionWith(body.Seen);
        Assert.Equal(["Desk.label", "Desk.legs", "Desk.wood", "Desk.drawers", "Desk.built_at", "Drawer.is_locked"], coverage.MissingProperties);

        coverage.Read.UnionWith(body.Seen);
        Assert.Equal(["Desk.wood", "Desk.drawers", "Desk.built_at", "Drawer.is_locked"], coverage.MissingProperties);
        Assert.Equal(["Lamp.watts"], coverage.Unreachable);
        Assert.Equal(["moveDesk"], coverage.MissingOperations);
    }

    private static ReceivedRequest Request(string method, string target, string body) => new(
        method,
        target,
        new Dictionary<string, string>
        {
            ["Authorization"] = "Api-Key the-key",
            ["Accept"] = "application/json",
            ["Content-Type"] = "application/json",
            ["Idempotency-Key"] = "a-key",
        },
        body);
}
