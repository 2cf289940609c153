using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

/// <summary>
/// The vendor's OpenAPI document. A property is known by the schema object that declares it: one object for each place where the
/// document writes a property, also where that place only refers to a component.
/// </summary>
internal sealed class VendorDocument
{
    private readonly OpenApiDocument _document;
    private readonly Dictionary<IOpenApiSchema, string> _properties = new(ReferenceEqualityComparer.Instance);

    private VendorDocument(OpenApiDocument document, IEnumerable<OpenApiError> errors)
    {
        _document = document;
        Errors = [.. errors.Select(error => error.Message)];
        Operations =
        [
            .. from path in document.Paths
               from operation in path.Value.Operations ?? []
               select new VendorOperation(operation.Value.OperationId!, operation.Key, path.Key, operation.Value),
        ];
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            Collect(schema, name);
        }

        foreach (var operation in Operations)
        {
            Collect(operation.Body, operation.Id + " body");
            foreach (var (status, content) in operation.Responses)
            {
                Collect(content?.Schema, $"{operation.Id} {status}");
            }
        }
    }

    /// <summary>What the reader has to say against the document.</summary>
    public IReadOnlyList<string> Errors { get; }

    public IReadOnlyList<VendorOperation> Operations { get; }

    /// <summary>Every declared property with a name for people, references not followed.</summary>
    public IReadOnlyDictionary<IOpenApiSchema, string> Properties => _properties;

    public static VendorDocument Read(string json)
    {
        var result = OpenApiDocument.Parse(json, "json");
        return new VendorDocument(
            result.Document ?? throw new InvalidOperationException("The vendor's document cannot be read."),
            result.Diagnostic?.Errors ?? []);
    }

    public IOpenApiSchema Component(string name) => _document.Components!.Schemas![name];

    /// <summary>The schema itself, or the component it refers to; null when that does not exist.</summary>
    public IOpenApiSchema? Resolve(IOpenApiSchema? schema) =>
        schema is not OpenApiSchemaReference { Reference.Id: { } id } ? schema
        : _document.Components?.Schemas?.TryGetValue(id, out var component) is true ? component
        : null;

    /// <summary>The members of an object, those of its <c>allOf</c> included.</summary>
    public IEnumerable<KeyValuePair<string, IOpenApiSchema>> Members(IOpenApiSchema schema) =>
        Parts(schema).SelectMany(part => part.Properties ?? new Dictionary<string, IOpenApiSchema>());

    public IEnumerable<string> Required(IOpenApiSchema schema) => Parts(schema).SelectMany(part => part.Required ?? new HashSet<string>());

    /// <summary>Every property that a value of the schema can hold, references followed.</summary>
    public HashSet<IOpenApiSchema> ReachableFrom(IEnumerable<IOpenApiSchema?> schemas)
    {
        var reached = new HashSet<IOpenApiSchema>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<IOpenApiSchema?>(schemas);
        while (waiting.TryPop(out var next))
        {
            if (Resolve(next) is not { } schema)
            {
                continue;
            }

            foreach (var member in Members(schema).Select(member => member.Value).Where(reached.Add))
            {
                waiting.Push(member);
            }

            waiting.Push(schema.Items);
            waiting.Push(schema.AdditionalProperties);
        }

        return reached;
    }

    private IEnumerable<IOpenApiSchema> Parts(IOpenApiSchema schema)
    {
        if (schema.OneOf is { Count: > 0 } || schema.AnyOf is { Count: > 0 })
        {
            throw new NotSupportedException("The document has begun to use oneOf or anyOf: these tests know allOf only.");
        }

        return (schema.AllOf ?? []).Select(Resolve).OfType<IOpenApiSchema>().SelectMany(Parts).Append(schema);
    }

    private void Collect(IOpenApiSchema? schema, string name)
    {
        if (schema is null or OpenApiSchemaReference)
        {
            return;
        }

        foreach (var (member, declared) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var memberName = $"{name}.{member}";
            _properties.Add(declared, memberName);
            Collect(declared, memberName);
        }

        Collect(schema.Items, name + "[]");
        Collect(schema.AdditionalProperties, name + "{}");
        foreach (var part in (schema.AllOf ?? []).Concat(schema.OneOf ?? []).Concat(schema.AnyOf ?? []))
        {
            Collect(part, name);
        }
    }
}
