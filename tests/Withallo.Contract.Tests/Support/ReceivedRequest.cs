using WireMock;
using WireMock.Logging;

namespace Withallo.Contract.Tests.Support;

/// <summary>A request in WireMock's log.</summary>
internal sealed class ReceivedRequest(ILogEntry entry)
{
    private readonly IRequestMessage _request = entry.RequestMessage!;

    /// <summary>The mapping that it matched, if any.</summary>
    public string? Mapping => entry.MappingTitle;

    public string? Body => _request.Body;

    public string? Header(string name) => _request.Header(name);

    /// <summary>In what it differs from the mapping that comes nearest.</summary>
    public string Difference()
    {
        var target = Header(ContractServer.Target);
        var nearest = Support.Mapping.All
            .OrderByDescending(mapping => mapping.Request.Path.AsSpan().CommonPrefixLength(target))
            .ThenBy(mapping => mapping.Request.Differences(_request).Count())
            .First();
        return string.Join("\n  ", [
            $"{_request.Method} {target} matches no mapping. The nearest is {nearest}:",
            .. nearest.Request.Differences(_request).DefaultIfEmpty("its scenario is in another state")]);
    }
}
