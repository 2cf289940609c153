using System.Reflection;
using System.Text.RegularExpressions;
using Withallo.Api;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests;

/// <summary>What holds for the mappings themselves.</summary>
public class MappingTests
{
    private static readonly string[] _verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    /// <summary>Writes that the vendor's document of 2026-08 lacks: that Allo takes a key for them nothing says.</summary>
    private static readonly (string Verb, string Path)[] _seenInProduction =
    [
        ("POST", "/v2/api/dialing-queues"),
        ("PATCH", "/v2/api/dialing-queues/{queue_id}"),
        ("DELETE", "/v2/api/dialing-queues/{queue_id}"),
        ("POST", "/v2/api/dialing-queues/{queue_id}/numbers"),
        ("DELETE", "/v2/api/dialing-queues/{queue_id}/numbers"),
        ("DELETE", "/v2/api/dialing-queues/current"),
        ("POST", "/v2/api/crm/people/{id}/notes"),
    ];

    [Fact]
    public void Every_mapping_says_in_a_sentence_of_its_own_what_holds_and_where_that_comes_from()
    {
        Assert.Equal(Mapping.All.Count, Mapping.All.Select(mapping => mapping.Name).Distinct().Count());
        Assert.All(Mapping.All, mapping =>
        {
            Assert.Contains(' ', mapping.Name);
            Assert.Matches(@"^docs/allo-api/[a-z0-9]+\.md#[a-z0-9-]+$", mapping.Metadata.Reference);
        });
    }

    [Fact]
    public void Every_mapping_is_promised_by_a_test_and_every_promise_is_a_mapping()
    {
        var promised = typeof(MappingTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(test => test.GetCustomAttribute<ContractAttribute>()?.Mappings ?? []);

        Assert.Equal(Mapping.All.Select(mapping => mapping.Path).Order(StringComparer.Ordinal), promised.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_of_both_generations_has_a_mapping_and_every_mapping_an_operation()
    {
        var operations = Operations().ToList();
        var requests = Mapping.All.Select(mapping => mapping.Request).Where(request => !request.Path.StartsWith("/v1/assets/", StringComparison.Ordinal)).ToList();

        Assert.Equal(12, operations.Count(operation => operation.Path.StartsWith("/v1/", StringComparison.Ordinal)));
        Assert.Equal(48 + 10, operations.Count(operation => operation.Path.StartsWith("/v2/", StringComparison.Ordinal)));
        Assert.Equal(operations.Distinct().Order(), requests.Select(OperationOf).Distinct().Order());
    }

    [Fact]
    public void Every_mapping_compares_the_whole_request_target() =>
        Assert.All(Mapping.All, mapping =>
        {
            Assert.True(mapping.Request.Url is null != mapping.Request.UrlPath is null);
            Assert.Equal(mapping.Request.UrlPath is null, mapping.Request.QueryParameters is null);
        });

    [Fact]
    public void Every_mapping_asks_for_the_key_in_the_form_of_its_generation() =>
        Assert.All(Mapping.All, mapping => Assert.Equal(
            mapping.Request.Path.StartsWith("/v2/", StringComparison.Ordinal) ? "Api-Key contract-key" : "contract-key",
            mapping.Request.Headers["Authorization"].EqualTo));

    [Fact]
    public void Every_mapping_says_whether_there_is_an_idempotency_key() =>
        Assert.All(Mapping.All, mapping =>
        {
            // Allo takes a key for the documented writes of API v2, except PATCH; a search is a POST that writes nothing.
            var request = mapping.Request;
            var isRead = Regex.IsMatch(request.Path, "/search$|/batch$|/analytics/");
            var isKeyed = request.Path.StartsWith("/v2/", StringComparison.Ordinal) && request.Method is "POST" or "PUT" or "DELETE" && !isRead
                && !_seenInProduction.Contains(OperationOf(request));

            Assert.Equal(isKeyed ? new ValuePattern(Matches: ".+") : ValuePattern.IsAbsent, request.Headers["Idempotency-Key"]);
        });

    [Fact]
    public void Every_mapping_says_what_the_body_is_to_the_last_member() =>
        Assert.All(Mapping.All, mapping =>
        {
            var body = Assert.Single(mapping.Request.BodyPatterns);

            Assert.Equal(body.EqualToJson is null, body == ValuePattern.IsAbsent);
            Assert.Equal(body.EqualToJson is null ? null : "application/json", mapping.Request.Headers["Content-Type"].EqualTo);
        });

    /// <summary>What the interfaces declare, read as an assembly is read, whatever their attributes are.</summary>
    private static IEnumerable<(string Verb, string Path)> Operations() =>
        from type in typeof(WithalloClient).Assembly.GetExportedTypes()
        where type.IsInterface
        from method in type.GetMethods()
        from attribute in method.GetCustomAttributesData()
        let verb = attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)
        where _verbs.Contains(verb)
        let generation = type.Namespace!.EndsWith(".V2", StringComparison.Ordinal) ? "v2" : "v1"
        // What must be in the query stands in the template too.
        let path = ((string)attribute.ConstructorArguments[0].Value!).Split('?')[0]
        select (verb.ToUpperInvariant(), $"/{generation}/api{path}");

    /// <summary>The operation that a request is of: a path that is spelled out goes before one with a placeholder.</summary>
    private static (string Verb, string Path) OperationOf(RequestPattern request) =>
        Operations().Where(operation => Fits(operation, request)).OrderBy(operation => operation.Path.Count(c => c == '{')).First();

    private static bool Fits((string Verb, string Path) operation, RequestPattern request) =>
        operation.Verb == request.Method && Regex.IsMatch(request.Path, "^" + Regex.Replace(operation.Path, @"\{\w+\}", "[^/]+") + "$");
}
