using Microsoft.OpenApi;

namespace Withallo.Conformance.Tests;

/// <summary>
/// What of the document the tests have used. A property that requests and responses share is covered when it was both sent and read.
/// </summary>
internal sealed class Coverage(VendorDocument document)
{
    private readonly HashSet<IOpenApiSchema> _inRequests = document.ReachableFrom(document.Operations.Select(operation => operation.Body));
    private readonly HashSet<IOpenApiSchema> _inResponses = document.ReachableFrom(
        document.Operations.SelectMany(operation => operation.Responses).Select(response => response.Content?.Schema));

    public HashSet<string> Operations { get; } = [];

    public HashSet<IOpenApiSchema> Sent { get; } = new(ReferenceEqualityComparer.Instance);

    public HashSet<IOpenApiSchema> Read { get; } = new(ReferenceEqualityComparer.Instance);

    public IEnumerable<string> MissingOperations => document.Operations.Select(operation => operation.Id).Except(Operations);

    /// <summary>The properties that no request and no response can hold: nothing that Allo does uses them.</summary>
    public IEnumerable<string> Unreachable => document.Properties.Where(property => !IsReachable(property.Key)).Select(property => property.Value);

    public IEnumerable<string> MissingProperties => document.Properties
        .Where(property => (_inRequests.Contains(property.Key) && !Sent.Contains(property.Key)) || (_inResponses.Contains(property.Key) && !Read.Contains(property.Key)))
        .Select(property => property.Value);

    public override string ToString()
    {
        var (operations, properties) = (document.Operations.Count, document.Properties.Count);
        return $"The vendor's document: {operations - MissingOperations.Count()} of {operations} operations, "
            + $"{properties - MissingProperties.Count()} of {properties} schema properties "
            + $"({Unreachable.Count()} of them proven to be in no request and no response: {string.Join(", ", Unreachable)}).";
    }

    private bool IsReachable(IOpenApiSchema property) => _inRequests.Contains(property) || _inResponses.Contains(property);
}
