using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

/// <summary>Checks what a call sent against what its operation declares.</summary>
internal sealed class RequestCheck
{
    /// <summary>Searches that are POSTs for their bodies' sake: they change nothing, so no key keeps them from doing it twice.</summary>
    private static readonly HashSet<string> ReadsByPost =
    [
        "searchAllConversations", "batchGetConversationItems", "getTeamMetrics", "getAnalyticsOutbound",
        "searchPeople", "searchCompanies", "searchDeals",
    ];

    /// <summary>The numbers that the full calls give, by member.</summary>
    private static readonly Dictionary<string, decimal> Numbers = new()
    {
        ["page"] = 3,
        ["size"] = 50,
        ["position"] = 7,
        ["order"] = 7,
        ["amount"] = 50_000.50m,
    };

    /// <summary>Texts that cannot hold the name of their member: enumeration values, a currency, a moment the document types as plain text.</summary>
    private static readonly Dictionary<string, string[]> FixedTexts = new()
    {
        ["extend"] = ["engagement,activity", "transcript", "items"],
        ["currency"] = ["USD"],
        ["closed_at"] = ["2026-04-28T12:00:00Z"],
    };

    private readonly VendorDocument _document;
    private readonly VendorOperation _operation;
    private readonly SchemaCheck _values;
    private bool _isFull;

    public RequestCheck(VendorDocument document, VendorOperation operation)
    {
        _document = document;
        _operation = operation;
        _values = new SchemaCheck(document, CheckOwnName);
    }

    public IReadOnlyList<string> Violations => _values.Violations;

    /// <summary>The body's properties that were sent.</summary>
    public IReadOnlySet<IOpenApiSchema> Seen => _values.Seen;

    /// <summary>The path and query parameters that were sent.</summary>
    public HashSet<string> Parameters { get; } = [];

    /// <summary>What was sent without need.</summary>
    public IReadOnlyList<string> Optional => _values.Optional;

    /// <summary>Checks the request that a call sent.</summary>
    /// <param name="request">The request; null: the client sent none.</param>
    /// <param name="isFull">Whether the call was one of those that set everything.</param>
    public void Check(ReceivedRequest? request, bool isFull)
    {
        _isFull = isFull;
        if (request is null)
        {
            Expect(false, "is not sent at all");
            return;
        }

        Expect(request.Method == _operation.Method.Method, $"is sent as {request.Method}");
        CheckPath(request);
        CheckQuery(request);
        CheckBody(request);
        CheckHeaders(request);
    }

    /// <summary>What no full call has sent.</summary>
    public IEnumerable<string> NeverSent() =>
        _operation.Parameters.Select(parameter => parameter.Name!).Where(name => !Parameters.Contains(name)).Select(name => $"parameter {name} is never sent")
            .Concat(_document.ReachableFrom([_operation.Body]).Where(property => !Seen.Contains(property)).Select(property => $"{_document.Properties[property]} is never sent"));

    private void CheckPath(ReceivedRequest request)
    {
        // A fragment only tells two operations of one path apart and is never sent.
        var template = _operation.Path.Split('#')[0].Split('/');
        var segments = request.Segments;
        if (template.Length != segments.Count)
        {
            Expect(false, $"is sent to {request.Target}");
            return;
        }

        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] is ['{', .. var name, '}'])
            {
                CheckParameter(ParameterLocation.Path, name, segments[i]);
            }
            else
            {
                Expect(template[i] == segments[i], $"is sent to {request.Target}");
            }
        }

        Expect(!request.Target.Contains('+', StringComparison.Ordinal), "sends a bare plus sign");
    }

    private void CheckQuery(ReceivedRequest request)
    {
        var sent = new HashSet<string>();
        foreach (var (name, text) in request.Query)
        {
            Expect(sent.Add(name), $"sends {name} twice");
            CheckParameter(ParameterLocation.Query, name, text);
        }

        foreach (var missing in _operation.Parameters.Where(parameter => parameter is { In: ParameterLocation.Query, Required: true } && !sent.Contains(parameter.Name!)))
        {
            Expect(false, $"does not send {missing.Name}");
        }
    }

    private void CheckParameter(ParameterLocation location, string name, string text)
    {
        var declared = _operation.Parameters.FirstOrDefault(parameter => parameter.In == location && parameter.Name == name);
        if (declared is null)
        {
            Expect(false, $"sends {name}, which is not declared");
            return;
        }

        Parameters.Add(name);
        var schema = _document.Resolve(declared.Schema)!;
        var value = schema.TypeOf() switch
        {
            JsonSchemaType.Integer when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => JsonNode.Parse(text),
            JsonSchemaType.Boolean when text is "true" or "false" => JsonNode.Parse(text),
            _ => JsonValue.Create(text),
        };
        _values.Check(schema, value, name);
        if (!declared.Required && !JsonNode.DeepEquals(schema.Default, value))
        {
            _values.Optional.Add(name);
        }
    }

    private void CheckBody(ReceivedRequest request)
    {
        if (request.Json is { } body)
        {
            Expect(_operation.Body is not null, "sends a body that is not declared");
            Expect(request.Headers.GetValueOrDefault("Content-Type")?.StartsWith("application/json", StringComparison.Ordinal) is true, "does not say that its body is JSON");
            if (_operation.Body is { } schema)
            {
                _values.Check(schema, body, "body");
            }
        }
        else
        {
            Expect(_operation.Declared.RequestBody?.Required is not true, "sends no body");
        }
    }

    private void CheckHeaders(ReceivedRequest request)
    {
        Expect(request.Headers.GetValueOrDefault("Authorization") == (_operation.IsV2 ? "Api-Key the-key" : "the-key"), "does not send the key as its generation wants it");
        Expect(request.Headers.GetValueOrDefault("Accept") == "application/json", "does not ask for JSON");

        // Named for POST, PUT and DELETE; PATCH is not.
        var takesKey = _operation.IsV2 && _operation.Method.Method is "POST" or "PUT" or "DELETE" && !ReadsByPost.Contains(_operation.Id);
        Expect(request.Headers.ContainsKey("Idempotency-Key") == takesKey, takesKey ? "sends no idempotency key" : "sends an idempotency key");
    }

    /// <summary>The calls give every free text the name of its member, so that what went into a wrong member is found.</summary>
    private void CheckOwnName(string name, IOpenApiSchema schema, JsonValue value)
    {
        if (!_isFull)
        {
            return;
        }

        if (schema.TypeOf() is JsonSchemaType.Integer or JsonSchemaType.Number)
        {
            Expect(Numbers.TryGetValue(name, out var number) && value.GetValue<decimal>() == number, $"sends {value} as {name}");
        }
        else if (schema.TypeOf() is JsonSchemaType.String && schema.Enum is not { Count: > 0 } && schema.Format is not ("date" or "date-time"))
        {
            var text = value.GetValue<string>();
            Expect(FixedTexts.TryGetValue(name, out var texts) ? texts.Contains(text) : text.Contains(name, StringComparison.Ordinal), $"sends «{text}» as {name}");
        }
    }

    private void Expect(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            _values.Violations.Add(otherwise);
        }
    }
}
