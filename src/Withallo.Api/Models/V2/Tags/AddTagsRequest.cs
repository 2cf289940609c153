using Withallo.Api.Declarative;

namespace Withallo.Api.V2;

/// <summary>Tags to put on a call.</summary>
public sealed record AddTagsRequest : ICheckedRequest
{
    /// <summary>The tags by their keys (<see cref="Tag.Name"/>), at least one.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    void ICheckedRequest.Check(string parameterName) => Check.SomeOf(Tags, nameof(Tags), parameterName);
}
