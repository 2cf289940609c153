using WireMock;
using WireMock.Matchers.Request;

namespace Withallo.Contract.Tests.Support;

/// <summary>
/// The request that a mapping takes, to the letter. The target of the request is either <c>Url</c>, as it is sent, or <c>UrlPath</c>, as it
/// is sent, with these query parameters and no others.
/// </summary>
internal sealed record RequestPattern(
    string Method,
    IReadOnlyDictionary<string, ValuePattern> Headers,
    IReadOnlyList<ValuePattern> BodyPatterns,
    string? Url = null,
    string? UrlPath = null,
    IReadOnlyDictionary<string, ValuePattern>? QueryParameters = null) : IRequestMatcher
{
    public string Path => Url ?? UrlPath!;

    public RequestMatcherType Type => RequestMatcherType.Composite;

    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) =>
        requestMatchResult.AddScore(GetType(), Differences(requestMessage).Any() ? 0 : 1, exception: null);

    /// <summary>What the request should have been and is not: nothing, when it matches.</summary>
    public IEnumerable<string> Differences(IRequestMessage request) =>
        from part in Parts(request)
        where !part.Pattern.IsMatch(part.Actual)
        select $"{part.Name}: expected {part.Pattern}, got {part.Actual ?? "nothing"}";

    private IEnumerable<(string Name, ValuePattern Pattern, string? Actual)> Parts(IRequestMessage request)
    {
        var target = request.Headers![ContractServer.Target].Single();
        yield return ("method", new ValuePattern(EqualTo: Method), request.Method);
        yield return ("url", new ValuePattern(EqualTo: Path), Url is null ? target.Split('?')[0] : target);

        if (QueryParameters is not null)
        {
            foreach (var (name, pattern) in QueryParameters)
            {
                yield return ($"query parameter {name}", pattern, request.Query!.TryGetValue(name, out var values) ? string.Join(" and ", values) : null);
            }

            var others = request.Query!.Keys.Except(QueryParameters.Keys).ToList();
            yield return ("other query parameters", ValuePattern.IsAbsent, others.Count == 0 ? null : string.Join(", ", others));
        }

        foreach (var (name, pattern) in Headers)
        {
            yield return ($"header {name}", pattern, request.Header(name));
        }

        foreach (var pattern in BodyPatterns)
        {
            yield return ("body", pattern, string.IsNullOrEmpty(request.Body) ? null : request.Body);
        }
    }
}
