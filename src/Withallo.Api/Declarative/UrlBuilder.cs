using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Withallo.Api.Declarative;

/// <summary>
/// Writes a path and its query: invariant, every value percent-encoded, so a <c>+</c> is <c>%2B</c> and never a space
/// (rest-v1.md §8 trap 35).
/// </summary>
internal ref struct UrlBuilder
{
    /// <summary>Room that holds nearly every URL, for the caller's <see langword="stackalloc"/>.</summary>
    public const int StackSize = 256;

    // Uri would put a replacement character in the place of half a surrogate pair, and so name something else.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Span<char> _buffer;
    private char[]? _rented;
    private int _length;
    private bool _hasQuery;

    public UrlBuilder(Span<char> buffer) => _buffer = buffer;

    /// <summary>Writes a part of the route as it stands.</summary>
    public void Literal(string text)
    {
        Reserve(text.Length);
        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    /// <summary>Writes a path value.</summary>
    /// <exception cref="ArgumentException">The value is empty, <c>.</c> or <c>..</c>: it would name another endpoint.</exception>
    public void Path(string value, [CallerArgumentExpression(nameof(value))] string parameterName = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        if (value is "." or "..")
        {
            throw new ArgumentException("The value would name another endpoint: pass the id or number that Allo gave you.", parameterName);
        }

        Escape(value, parameterName);
    }

    /// <summary>Writes a query value that must be there.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public void RequiredQuery(string name, string value, [CallerArgumentExpression(nameof(value))] string parameterName = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
        Query(name, value, parameterName);
    }

    /// <summary>Writes a query value; null leaves it out.</summary>
    public void Query(string name, string? value, [CallerArgumentExpression(nameof(value))] string parameterName = "")
    {
        if (value is not null)
        {
            Name(name);
            Escape(value, parameterName);
        }
    }

    /// <inheritdoc cref="Query(string, string?, string)"/>
    public void Query(string name, bool? value)
    {
        if (value is { } known)
        {
            Name(name);
            Literal(known ? "true" : "false");
        }
    }

    /// <inheritdoc cref="Query(string, string?, string)"/>
    public void Query(string name, int? value)
    {
        if (value is { } known)
        {
            Name(name);
            Reserve(11);
            known.TryFormat(_buffer[_length..], out var written, default, CultureInfo.InvariantCulture);
            _length += written;
        }
    }

    /// <summary>Writes an instant as ISO 8601 in UTC; null leaves it out.</summary>
    public void Query(string name, DateTimeOffset? value)
    {
        if (value is { } known)
        {
            Name(name);
            Escape(known.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture), name);
        }
    }

    /// <summary>Writes a date as <c>YYYY-MM-DD</c>; null leaves it out.</summary>
    public void Query(string name, DateOnly? value)
    {
        if (value is { } known)
        {
            Name(name);
            Literal(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes an open value; <c>default</c> leaves it out.</summary>
    public void Query<T>(string name, T value)
        where T : struct, IStringEnum<T>
    {
        if (value.Value.Length > 0)
        {
            Query(name, value.Value, name);
        }
    }

    /// <summary>The URL; the builder is empty afterwards.</summary>
    public string ToStringAndClear()
    {
        var url = new string(_buffer[.._length]);
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        this = default;
        return url;
    }

    private void Name(string name)
    {
        Literal(_hasQuery ? "&" : "?");
        _hasQuery = true;
        Literal(name);
        Literal("=");
    }

    private void Escape(string value, string parameterName)
    {
        try
        {
            // Three characters a byte, should all of them need it.
            Reserve(StrictUtf8.GetByteCount(value) * 3);
        }
        catch (EncoderFallbackException)
        {
            throw new ArgumentException("The value cannot be part of a URL: it holds half of a surrogate pair.", parameterName);
        }

        Uri.TryEscapeDataString(value, _buffer[_length..], out var written);
        _length += written;
    }

    private void Reserve(int more)
    {
        if (_length + more <= _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, _buffer.Length * 2));
        _buffer[.._length].CopyTo(larger);
        if (_rented is not null)
        {
            ArrayPool<char>.Shared.Return(_rented);
        }

        _buffer = _rented = larger;
    }
}
