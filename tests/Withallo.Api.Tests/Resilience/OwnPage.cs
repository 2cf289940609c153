namespace Withallo.Api.Tests.Resilience;

/// <summary>A page, whose <c>pagination</c> stands beside <c>data</c>.</summary>
public sealed record OwnPage : IWholeResponse
{
    public IReadOnlyList<OwnPerson> Data { get; init; } = [];

    public IReadOnlyDictionary<string, int> Pagination { get; init; } = new Dictionary<string, int>();
}
