using Withallo.Api.Models;

namespace Withallo.Api.V2;

/// <summary>Items to read at once.</summary>
public sealed record BatchGetItemsRequest : IValidatedRequest
{
    internal const int MostIds = 100;

    /// <summary>The ids of calls (<c>cll-…</c>) and messages (<c>msg-…</c>), mixed as you like, 1 to 100.</summary>
    public required IReadOnlyList<string> Ids { get; init; }

    void IValidatedRequest.Validate(string parameterName)
    {
        Validation.SomeOf(Ids, nameof(Ids), parameterName);
        if (Ids.Count > MostIds)
        {
            throw new ArgumentException(
                $"Ids holds {Ids.Count} ids, and Allo takes {MostIds} at most: use GetItemsAsync, which asks as often as it takes.",
                parameterName);
        }
    }
}
