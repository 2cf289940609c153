using System.Reflection;
using System.Text.RegularExpressions;
using Refit;
using Withallo.Api;

namespace Withallo.Conformance.Tests;

/// <summary>The operations that the client's interfaces declare, named by method and path alone: placeholders may have any name.</summary>
internal static partial class DeclaredOperation
{
    /// <summary>
    /// What the vendor's document of 2026-08 does not have, so that nothing here can check it: webhooks of API v1, which an earlier document had,
    /// and what was seen in production in 2026-09 (docs/allo-api/v2.md#operations-seen-in-production).
    /// </summary>
    public static IReadOnlyList<string> BeyondTheDocument { get; } =
    [
        "DELETE /v1/api/webhooks/{}",
        "DELETE /v2/api/dialing-queues/current",
        "DELETE /v2/api/dialing-queues/{}",
        "DELETE /v2/api/dialing-queues/{}/numbers",
        "GET /v1/api/webhooks",
        "GET /v2/api/dialing-queues",
        "GET /v2/api/dialing-queues/sessions/{}",
        "GET /v2/api/dialing-queues/{}",
        "PATCH /v2/api/dialing-queues/{}",
        "POST /v1/api/webhooks",
        "POST /v2/api/crm/people/{}/notes",
        "POST /v2/api/dialing-queues",
        "POST /v2/api/dialing-queues/{}/numbers",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. from type in typeof(WithalloClient).Assembly.GetExportedTypes()
           let prefix = type.GetCustomAttribute<PathPrefixAttribute>()
           where type.IsInterface && prefix is not null
           from method in type.GetMethods()
           let verb = method.GetCustomAttribute<HttpMethodAttribute>()
           where verb is not null
           select Name(verb.Method, prefix.Prefix + verb.Path.Split('?')[0]),
    ];

    public static string Name(HttpMethod method, string path) => $"{method} {Placeholder().Replace(path, "{}")}";

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
