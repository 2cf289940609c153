namespace Withallo;

/// <summary>
/// One of a set of words that Allo may extend at any time, such as a call's result. A value this SDK does not know is kept
/// as it came and can be compared, stored and sent back; <c>default</c> means that Allo said nothing.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IOpenValue<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IOpenValue<TSelf>
{
    /// <summary>The word as it stands on the wire; empty when Allo said nothing.</summary>
    string Value { get; }

    /// <summary>The words this version of the SDK knows.</summary>
    static abstract IReadOnlyList<TSelf> Known { get; }

    /// <summary>Wraps a word, known or not.</summary>
    /// <param name="value">The word as it stands on the wire; <see langword="null"/> and empty mean nothing was said.</param>
    static abstract TSelf From(string? value);
}
