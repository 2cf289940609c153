using System.Globalization;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Json;

/// <summary>
/// Writes the members of an object, called once for each in the order of their indices. What Allo did not say is not written, but for
/// lists and flags: these are written whatever they hold, unless an unreadable value of theirs was kept.
/// </summary>
/// <param name="json">Where to.</param>
/// <param name="kept">The members of which a value was kept: a bit for each.</param>
internal ref struct MemberWriter(Utf8JsonWriter json, ulong kept)
{
    private int _next;

    /// <summary>The members that were written: a bit for each.</summary>
    public ulong Written { get; private set; }

    public void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (Begin(name, value is not null))
        {
            json.WriteStringValue(value);
        }
    }

    public void Flag(ReadOnlySpan<byte> name, bool? value)
    {
        if (Begin(name, value is not null))
        {
            json.WriteBooleanValue(value!.Value);
        }
    }

    public void Flag(ReadOnlySpan<byte> name, bool value) => Flag(name, value || !IsKept ? value : null);

    public void Number(ReadOnlySpan<byte> name, double? value)
    {
        if (Begin(name, value is { } number && double.IsFinite(number)))
        {
            json.WriteNumberValue(value!.Value);
        }
    }

    public void Number(ReadOnlySpan<byte> name, decimal? value)
    {
        if (Begin(name, value is not null))
        {
            json.WriteNumberValue(value!.Value);
        }
    }

    public void Number(ReadOnlySpan<byte> name, long? value)
    {
        if (Begin(name, value is not null))
        {
            json.WriteNumberValue(value!.Value);
        }
    }

    public void Number(ReadOnlySpan<byte> name, int? value) => Number(name, (long?)value);

    public void Date(ReadOnlySpan<byte> name, DateTimeOffset? value)
    {
        if (Begin(name, value is not null))
        {
            json.WriteStringValue(value!.Value.UtcDateTime);
        }
    }

    public void Date(ReadOnlySpan<byte> name, DateOnly? value) => Text(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Object(ReadOnlySpan<byte> name, AlloObject? value)
    {
        if (Begin(name, value is not null))
        {
            value!.Write(json);
        }
    }

    public void Map(ReadOnlySpan<byte> name, IReadOnlyDictionary<string, JsonElement>? value)
    {
        if (Begin(name, value is not null && (value.Count > 0 || !IsKept)))
        {
            json.WriteStartObject();
            foreach (var (key, element) in value!)
            {
                json.WritePropertyName(key);
                element.WriteTo(json);
            }

            json.WriteEndObject();
        }
    }

    public void ObjectList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where T : AlloObject
    {
        if (BeginList(name, value))
        {
            foreach (var item in value!)
            {
                item.Write(json);
            }

            json.WriteEndArray();
        }
    }

    public void TextList(ReadOnlySpan<byte> name, IReadOnlyList<string>? value)
    {
        if (BeginList(name, value))
        {
            foreach (var item in value!)
            {
                json.WriteStringValue(item);
            }

            json.WriteEndArray();
        }
    }

    public void StringEnumList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
        where T : struct, IStringEnum<T>
    {
        if (BeginList(name, value))
        {
            foreach (var item in value!)
            {
                json.WriteStringValue(item.Value);
            }

            json.WriteEndArray();
        }
    }

    public void TopicList(ReadOnlySpan<byte> name, IReadOnlyList<WebhookTopic>? value)
    {
        if (BeginList(name, value))
        {
            foreach (var item in value!)
            {
                json.WriteStringValue(item.Name);
            }

            json.WriteEndArray();
        }
    }

    private readonly bool IsKept => (kept & (1UL << _next)) != 0;

    private bool BeginList<T>(ReadOnlySpan<byte> name, IReadOnlyList<T>? value)
    {
        var isWritten = Begin(name, value is not null && (value.Count > 0 || !IsKept));
        if (isWritten)
        {
            json.WriteStartArray();
        }

        return isWritten;
    }

    /// <summary>Goes on to the next member, and begins to write it if it has a value.</summary>
    private bool Begin(ReadOnlySpan<byte> name, bool hasValue)
    {
        if (hasValue)
        {
            Written |= 1UL << _next;
            json.WritePropertyName(name);
        }

        _next++;
        return hasValue;
    }
}
