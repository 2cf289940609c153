namespace Withallo.Api;

/// <summary>An answer together with what came along with it.</summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed class WithalloResponse<T> : WithalloResponse
{
    /// <summary>The answer itself.</summary>
    public required T Value { get; init; }
}
