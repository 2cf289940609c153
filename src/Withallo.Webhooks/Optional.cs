using System.Diagnostics.CodeAnalysis;

namespace Withallo;

/// <summary>
/// A member of a partial update: not set (not sent, Allo keeps what it has), set to <see langword="null"/>, or set to a value.
/// A plain value converts to it, so <c>new UpdateContactRequest { Name = "Ada" }</c> sends the name and nothing else.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T _value;

    /// <summary>Sets the value, which may be <see langword="null"/>.</summary>
    /// <param name="value">The value to send.</param>
    public Optional(T value)
    {
        _value = value;
        IsSet = true;
    }

    /// <summary>Whether the member is sent at all.</summary>
    public bool IsSet { get; }

    /// <summary>The value that is sent; the default of <typeparamref name="T"/> when nothing is.</summary>
    public T? Value => _value;

    /// <summary>Whether a value other than <see langword="null"/> is set, and which.</summary>
    /// <param name="value">The value, when the result is <see langword="true"/>.</param>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return IsSet && value is not null;
    }

    /// <summary>Sets a value.</summary>
    /// <param name="value">The value to send.</param>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) =>
        IsSet == other.IsSet && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsSet, _value);

    /// <summary>Says whether something is set, never what: the value may be personal data.</summary>
    public override string ToString() => !IsSet ? "(not set)" : _value is null ? "(null)" : "(set)";

    /// <summary>Whether both are unset, or both set to equal values.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);
}
