using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Withallo.Api;
using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests;

/// <summary>What holds for the mappings themselves; needs no WireMock.</summary>
public class MappingTests
{
    private static readonly string[] _verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    private static IEnumerable<(MappingFile File, string Verb, string Path)> Requests =>
        from file in MappingFile.All
        let path = (string?)file.Request["urlPath"] ?? (string?)file.Request["url"]
        select (file, (string)file.Request["method"]!, path);

    [Fact]
    public void Every_mapping_says_in_a_sentence_of_its_own_what_holds_and_where_that_comes_from()
    {
        Assert.Equal(MappingFile.All.Count, MappingFile.All.Select(file => file.Name).Distinct().Count());
        Assert.All(MappingFile.All, file =>
        {
            Assert.Contains(' ', file.Name!);
            Assert.Matches(@"^[a-z0-9-]+\.md §", (string?)file.Json["metadata"]!["reference"]);
        });
    }

    [Fact]
    public void Every_mapping_is_promised_by_a_test_and_every_promise_is_a_mapping()
    {
        var promised = typeof(MappingTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(test => test.GetCustomAttribute<ContractAttribute>()?.Mappings ?? []);

        Assert.Equal(MappingFile.All.Select(file => file.Path), promised.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_of_both_generations_has_a_mapping_and_every_mapping_an_operation()
    {
        var operations = Operations().ToList();
        var requests = Requests.Where(request => !request.Path.StartsWith("/v1/assets/", StringComparison.Ordinal)).ToList();

        Assert.Equal((12, 48), (operations.Count(operation => operation.Path.StartsWith("/v1/", StringComparison.Ordinal)), operations.Count(operation => operation.Path.StartsWith("/v2/", StringComparison.Ordinal))));
        Assert.All(operations, operation => Assert.Contains(requests, request => Fits(operation, request.Verb, request.Path)));
        Assert.All(requests, request => Assert.Contains(operations, operation => Fits(operation, request.Verb, request.Path)));
    }

    [Fact]
    public void Every_mapping_asks_for_the_key_in_the_form_of_its_generation() =>
        Assert.All(Requests, request => Assert.Equal(
            request.Path.StartsWith("/v2/", StringComparison.Ordinal) ? "Api-Key contract-key" : "contract-key",
            (string?)Header(request.File, "Authorization")?["equalTo"]));

    [Fact]
    public void Every_mapping_says_whether_there_is_an_idempotency_key() =>
        Assert.All(Requests, request =>
        {
            // errors-limits-auth.md §7: the writes of API v2, except PATCH; a search is a POST that writes nothing.
            var isRead = Regex.IsMatch(request.Path, "/search$|/batch$|/analytics/");
            var isKeyed = request.Path.StartsWith("/v2/", StringComparison.Ordinal) && request.Verb is "POST" or "PUT" or "DELETE" && !isRead;

            var key = Header(request.File, "Idempotency-Key")!;
            Assert.True(isKeyed ? key["matches"] is not null : (bool?)key["absent"], request.File.Path);
        });

    [Fact]
    public void Every_mapping_says_what_the_body_is_to_the_last_member() =>
        Assert.All(Requests, request =>
        {
            var body = Assert.Single(request.File.Request["bodyPatterns"]!.AsArray())!.AsObject();
            var isJson = body.ContainsKey("equalToJson");

            // Nothing beside it, such as ignoreExtraElements, which would let an unset member pass that is sent.
            Assert.Equal(isJson ? ["equalToJson"] : ["absent"], body.Select(member => member.Key));
            Assert.Equal(isJson ? "application/json" : null, (string?)Header(request.File, "Content-Type")!["equalTo"]);
        });

    private static JsonNode? Header(MappingFile file, string name) => file.Request["headers"]?[name];

    /// <summary>What the interfaces declare, read as an assembly is read, since their attributes are no one's business but the generator's.</summary>
    private static IEnumerable<(string Verb, string Path)> Operations() =>
        from type in typeof(WithalloClient).Assembly.GetExportedTypes()
        where type.IsInterface
        from method in type.GetMethods()
        from attribute in method.GetCustomAttributesData()
        let verb = attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)
        where _verbs.Contains(verb)
        let generation = type.Namespace!.EndsWith(".V2", StringComparison.Ordinal) ? "v2" : "v1"
        select (verb.ToUpperInvariant(), $"/{generation}/api{attribute.ConstructorArguments[0].Value}");

    private static bool Fits((string Verb, string Path) operation, string verb, string path) =>
        operation.Verb == verb && Regex.IsMatch(path, "^" + Regex.Replace(operation.Path, @"\{\w+\}", "[^/]+") + "$");
}
