namespace Withallo.Api.Declarative.Allo;

/// <summary>A number outside the range is an <see cref="ArgumentOutOfRangeException"/> before anything is sent.</summary>
/// <param name="least">The least value allowed.</param>
/// <param name="most">The greatest value allowed.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class BetweenAttribute(int least, int most = int.MaxValue) : Attribute
{
    /// <summary>The least value allowed.</summary>
    public int Least { get; } = least;

    /// <summary>The greatest value allowed.</summary>
    public int Most { get; } = most;
}
