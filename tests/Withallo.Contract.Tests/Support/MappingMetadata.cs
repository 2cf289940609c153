namespace Withallo.Contract.Tests.Support;

/// <param name="Reference">Where the contract comes from.</param>
internal sealed record MappingMetadata(string Reference);
