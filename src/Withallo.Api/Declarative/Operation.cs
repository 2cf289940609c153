namespace Withallo.Api.Declarative;

/// <summary>What is true of an endpoint whatever its arguments are.</summary>
internal sealed class Operation
{
    public Operation(
        ApiGeneration generation,
        HttpMethod method,
        string route,
        string? scope = null,
        bool repeatable = false,
        bool idempotent = false,
        string? template = null)
    {
        Generation = generation;
        Method = method;
        Route = route;
        Scope = scope;
        Repeatable = repeatable;
        Idempotent = idempotent;
        Template = template ?? (generation == ApiGeneration.V1 ? "/v1/api" : "/v2/api") + route;
        Name = method.Method + " " + Template;
    }

    public ApiGeneration Generation { get; }

    public HttpMethod Method { get; }

    /// <summary>The path below the base URL, with its placeholders.</summary>
    public string Route { get; }

    /// <summary>The path as Allo documents it: a bounded name for logs, spans and exceptions that no id or number can enter.</summary>
    public string Template { get; }

    /// <summary>Verb and template, such as <c>GET /v1/api/calls</c>.</summary>
    public string Name { get; }

    public string? Scope { get; }

    /// <summary>Whether an attempt of unknown outcome may be sent again as it is.</summary>
    public bool Repeatable { get; }

    /// <summary>Whether Allo honours an idempotency key here, which makes the call repeatable.</summary>
    public bool Idempotent { get; }

    public override string ToString() => Name;
}
