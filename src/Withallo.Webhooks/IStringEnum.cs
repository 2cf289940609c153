using System.Diagnostics.CodeAnalysis;

namespace Withallo;

/// <summary>
/// A string enum: one of a set of texts that Allo may extend at any time, such as a call's result. A value this SDK does not know is
/// kept as it came and can be compared, stored and sent back; <c>default</c> means that Allo said nothing.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A string enum is what the field calls it.")]
public interface IStringEnum<TSelf> : IEquatable<TSelf>, IFormattable
    where TSelf : struct, IStringEnum<TSelf>
{
    /// <summary>The text as it stands in JSON; empty when Allo said nothing.</summary>
    string Value { get; }

    /// <summary>The values this version of the SDK knows.</summary>
    static abstract IReadOnlyList<TSelf> Known { get; }

    /// <summary>The value of that text, known or not.</summary>
    /// <param name="value">The text as it stands in JSON; <see langword="null"/> and empty mean nothing was said.</param>
    static abstract TSelf From(string? value);
}
