using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

/// <summary>
/// Checks values against their schemas, and more strictly than these ask for: a member that is not declared is wrong, and so is a
/// value that is not in the enumeration.
/// </summary>
/// <param name="document">The document of the schemas.</param>
/// <param name="onLeaf">Sees every value that is neither object nor list: its name, its schema, itself.</param>
internal sealed class SchemaCheck(VendorDocument document, Action<string, IOpenApiSchema, JsonValue>? onLeaf = null)
{
    /// <summary>What is wrong.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>The properties that the values had.</summary>
    public HashSet<IOpenApiSchema> Seen { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where the values had members that are neither required nor at their declared default.</summary>
    public List<string> Optional { get; } = [];

    public void Check(IOpenApiSchema declared, JsonNode? value, string at)
    {
        var schema = document.Resolve(declared);
        if (schema is null)
        {
            Violations.Add($"{at} refers to a schema that does not exist");
            return;
        }

        switch (value)
        {
            case null:
                Expect(schema.IsNullable(), at, "is null");
                break;
            case JsonObject members:
                Expect(schema.TypeOf() is null or JsonSchemaType.Object, at, "is an object");
                CheckMembers(schema, members, at);
                break;
            case JsonArray items:
                Expect(schema.TypeOf() is JsonSchemaType.Array, at, "is a list");
                Expect(items.Count >= (schema.MinItems ?? 0) && items.Count <= (schema.MaxItems ?? int.MaxValue), at, $"has {items.Count} items");
                foreach (var item in items.Where(_ => schema.Items is not null))
                {
                    Check(schema.Items!, item, at + "[]");
                }

                break;
            case JsonValue leaf:
                CheckLeaf(schema, leaf, at);
                onLeaf?.Invoke(at.Split('.')[^1].TrimEnd('[', ']'), schema, leaf);
                break;
        }
    }

    private void CheckMembers(IOpenApiSchema schema, JsonObject value, string at)
    {
        var members = document.Members(schema).ToDictionary();
        var required = document.Required(schema).ToHashSet();
        foreach (var name in required.Where(name => !value.ContainsKey(name)))
        {
            Violations.Add($"{at}.{name} is required and missing");
        }

        foreach (var (name, member) in value)
        {
            if (members.TryGetValue(name, out var declared))
            {
                Seen.Add(declared);
                Check(declared, member, $"{at}.{name}");
                if (!required.Contains(name) && !JsonNode.DeepEquals(document.Resolve(declared)?.Default, member))
                {
                    Optional.Add($"{at}.{name}");
                }
            }
            else if (schema.AdditionalProperties is { } any)
            {
                Check(any, member, $"{at}.{name}");
            }
            else
            {
                // An object that declares no member at all holds anything.
                Expect(members.Count == 0, $"{at}.{name}", "is not declared");
            }
        }
    }

    private void CheckLeaf(IOpenApiSchema schema, JsonValue value, string at)
    {
        var kind = value.GetValueKind();
        switch (schema.TypeOf())
        {
            case JsonSchemaType.String:
                Expect(kind == JsonValueKind.String, at, $"is a {kind}");
                CheckText(schema, value.ToString(), at);
                break;
            case JsonSchemaType.Integer:
                Expect(kind == JsonValueKind.Number && long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), at, "is no integer");
                CheckRange(schema, value, at);
                break;
            case JsonSchemaType.Number:
                Expect(kind == JsonValueKind.Number, at, $"is a {kind}");
                CheckRange(schema, value, at);
                break;
            case JsonSchemaType.Boolean:
                Expect(kind is JsonValueKind.True or JsonValueKind.False, at, $"is a {kind}");
                break;
            case { } other:
                Violations.Add($"{at} is a {kind} and not {other}");
                break;
        }
    }

    private void CheckText(IOpenApiSchema schema, string text, string at)
    {
        Expect(text.Length >= (schema.MinLength ?? 0) && text.Length <= (schema.MaxLength ?? int.MaxValue), at, $"has {text.Length} characters");
        if (schema.Enum is { Count: > 0 } values)
        {
            Expect(values.Any(value => value?.GetValue<string>() == text), at, $"is «{text}», which is not in the list");
        }

        Expect(
            schema.Format switch
            {
                null => true,
                "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && text.Contains('T', StringComparison.Ordinal),
                "email" => text.Contains('@', StringComparison.Ordinal),
                "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
                var format => throw new NotSupportedException($"The document has begun to use the format {format}: these tests have to learn it."),
            },
            at,
            $"is no {schema.Format}");
    }

    private void CheckRange(IOpenApiSchema schema, JsonValue value, string at)
    {
        var number = decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        Expect(number >= Limit(schema.Minimum, decimal.MinValue) && number <= Limit(schema.Maximum, decimal.MaxValue), at, $"is {number}, which is out of range");
    }

    private static decimal Limit(string? declared, decimal otherwise) =>
        declared is null ? otherwise : decimal.Parse(declared, NumberStyles.Float, CultureInfo.InvariantCulture);

    private void Expect(bool isTrue, string at, string otherwise)
    {
        if (!isTrue)
        {
            Violations.Add($"{at} {otherwise}");
        }
    }
}
