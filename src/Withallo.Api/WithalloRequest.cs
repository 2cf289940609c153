using System.Text.Json.Serialization.Metadata;
using Withallo.Api.Declarative;

namespace Withallo.Api;

/// <summary>
/// A request of your own, for what the SDK does not model yet: sent with <see cref="WithalloClient.SendAsync(WithalloRequest, CancellationToken)"/>,
/// it is authorized, limited, repeated, watched and refused like any other.
/// <code>
/// new WithalloRequest(ApiGeneration.V2, HttpMethod.Get, "/conversations/{contact_number}")
/// {
///     PathValues = { ["contact_number"] = number },
///     Query = { { "allo_number", alloNumber } },
/// }
/// </code>
/// </summary>
public sealed class WithalloRequest
{
    private static readonly HttpMethod[] Methods = [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete];

    /// <summary>Describes a request.</summary>
    /// <param name="generation">The generation of the API, which decides base URL and authorization.</param>
    /// <param name="method">GET, POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">
    /// The path below the base URL, starting with a slash; <c>{name}</c> stands for one of <see cref="PathValues"/>. Logs, spans and
    /// exceptions name the request by it, so ids and numbers belong into the values: a part that does not look like a plain word is shown as <c>{}</c>.
    /// </param>
    /// <exception cref="ArgumentException">The path leads elsewhere, or the method is none of Allo's.</exception>
    public WithalloRequest(ApiGeneration generation, HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (generation is not (ApiGeneration.V1 or ApiGeneration.V2))
        {
            throw new ArgumentOutOfRangeException(nameof(generation), generation, "There are two generations: V1 and V2.");
        }

        if (!Methods.Contains(method))
        {
            throw new ArgumentException("Allo knows GET, POST, PUT, PATCH and DELETE.", nameof(method));
        }

        Generation = generation;
        Method = method;
        Path = RequestPath.Checked(path, nameof(path));
        Repeatable = method == HttpMethod.Get;
    }

    /// <summary>The generation of the API.</summary>
    public ApiGeneration Generation { get; }

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path, with its placeholders.</summary>
    public string Path { get; }

    /// <summary>The values of the path's placeholders, by name; they are percent-encoded.</summary>
    public IDictionary<string, string> PathValues { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The query, in order; names and values are percent-encoded, and a name may come several times.</summary>
    public QueryValues Query { get; } = [];

    /// <summary>
    /// Whether an attempt of unknown outcome may be sent again as it is. Say so only when doing it twice does no harm.
    /// </summary>
    /// <value><see langword="true"/> for GET, else <see langword="false"/>.</value>
    public bool Repeatable { get; init; }

    /// <summary>
    /// Whether Allo honours an <c>Idempotency-Key</c> here, as API v2 does for POST, PUT and DELETE (errors-limits-auth.md §7): then
    /// all attempts carry one, <see cref="RequestOptions.IdempotencyKey"/> or a new one, and the request may be repeated.
    /// </summary>
    /// <value><see langword="false"/></value>
    public bool Idempotent { get; init; }

    /// <summary>What differs for this request: deadlines, headers, keys.</summary>
    public RequestOptions? Options { get; init; }

    /// <summary>The JSON body; null for none.</summary>
    internal byte[]? Body { get; private set; }

    /// <summary>Gives the request a JSON body.</summary>
    /// <typeparam name="T">The type of the body.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="typeInfo">How it is written, such as <c>MyJsonContext.Default.MyRequest</c>.</param>
    /// <returns>The request itself.</returns>
    public WithalloRequest WithJson<T>(T body, JsonTypeInfo<T> typeInfo)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        Body = RequestBody.Json(body, typeInfo);
        return this;
    }

    /// <summary>Method and path, without any value.</summary>
    public override string ToString() => ToOperation().Name;

    internal Operation ToOperation() => new(Generation, Method, RequestPath.Name(Path), repeatable: Repeatable, idempotent: Idempotent);

    internal ApiCall<T> ToCall<T>(Answer<T> answer) => new(ToOperation(), RequestPath.Fill(Path, PathValues, Query), answer, Body);
}
