using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

/// <summary>Makes values of schemas. No two texts, numbers or dates of a value are equal, so that a swapped pair shows.</summary>
/// <param name="document">The document of the schemas.</param>
/// <param name="kind">How much the values hold.</param>
/// <param name="variant">Which value of each enumeration: the first, the second, …; also which of the two ways to write a date or a boolean.</param>
internal sealed class SchemaSample(VendorDocument document, SampleKind kind, int variant = 0)
{
    private static readonly DateTime Start = new(2026, 4, 21, 14, 30, 0, DateTimeKind.Utc);

    // Beyond every minimum that is declared.
    private int _count = 10;

    /// <summary>How many variants it takes to use every value of every enumeration below the schema, and every other choice.</summary>
    public static int Variants(VendorDocument document, IOpenApiSchema schema) => document.ReachableFrom([schema])
        .SelectMany(property => new[] { document.Resolve(property), document.Resolve(document.Resolve(property)?.Items) })
        .Max(declared => declared?.Enum?.Count ?? 0) is var most && most > 2 ? most : 2;

    public JsonNode? Of(IOpenApiSchema declared) => Of(declared, "root", depth: 0);

    private JsonNode? Of(IOpenApiSchema declared, string name, int depth)
    {
        var schema = document.Resolve(declared) ?? throw new InvalidOperationException($"{name} refers to a schema that does not exist.");
        if (kind == SampleKind.Nulls && schema.IsNullable())
        {
            return null;
        }

        if (schema.Enum is { Count: > 0 } values)
        {
            return values[variant % values.Count]!.DeepClone();
        }

        return schema.TypeOf() switch
        {
            JsonSchemaType.Array => new JsonArray(Of(schema.Items!, name, depth + 1)),
            JsonSchemaType.Boolean => variant % 2 == 0,
            JsonSchemaType.Integer => schema.Format == "int64" ? 5_000_000_000 + ++_count : ++_count,
            JsonSchemaType.Number => ++_count + 0.25,
            JsonSchemaType.String => Text(schema, name),
            _ => Members(schema, name, depth),
        };
    }

    private JsonObject Members(IOpenApiSchema schema, string name, int depth)
    {
        var value = new JsonObject();
        var required = document.Required(schema).ToHashSet();
        foreach (var (member, declared) in document.Members(schema))
        {
            if (kind != SampleKind.Bare || depth == 0 || required.Contains(member))
            {
                value[member] = Of(declared, member, depth + 1);
            }
        }

        if (!document.Members(schema).Any() && kind == SampleKind.Full)
        {
            value["any_" + name] = schema.AdditionalProperties is { } any ? Of(any, "any_" + name, depth + 1) : $"anything {++_count}";
        }

        return value;
    }

    private string Text(IOpenApiSchema schema, string name)
    {
        var moment = Start.AddMinutes(++_count);
        var text = schema.Format switch
        {
            "date" => moment.AddDays(_count).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            // With offset and without one.
            "date-time" => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (variant % 2 == 0 ? "Z" : ""),
            "email" => $"{name}-{_count}@example.com",
            "uri" => $"https://example.com/{name}/{_count}",
            _ => $"{name} {_count}",
        };
        return schema.MaxLength < text.Length ? text[..schema.MaxLength.Value] : text;
    }
}
