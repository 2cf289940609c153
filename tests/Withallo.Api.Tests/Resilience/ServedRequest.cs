namespace Withallo.Api.Tests.Resilience;

/// <summary>A request as it came over the socket.</summary>
internal sealed record ServedRequest(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
