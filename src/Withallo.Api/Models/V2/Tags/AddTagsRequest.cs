using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>Tags to put on a call.</summary>
public sealed record AddTagsRequest : IValidatedRequest
{
    /// <summary>The tags by their keys (<see cref="Tag.Name"/>), at least one.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    void IValidatedRequest.Validate(string parameterName) => Validation.SomeOf(Tags, nameof(Tags), parameterName);
}
