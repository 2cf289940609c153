using System.Collections;

namespace Withallo.Api;

/// <summary>The query of a <see cref="WithalloRequest"/>: names and values in order.</summary>
public sealed class QueryValues : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _values = [];

    /// <summary>Adds a value; null is left out.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value, not yet encoded.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public void Add(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (value is not null)
        {
            _values.Add(new(name, value));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>How many there are; the values may be personal.</summary>
    public override string ToString() => $"{_values.Count} values";
}
