using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Withallo.Json.Shapes;

/// <summary>
/// The members of an object in Allo's JSON, each declared once and both read and written from there. Every member is read
/// in snake_case and in camelCase (webhooks.md (c) trap 2), in any order; null says nothing; a member that is not known ends in
/// <see cref="IKeepsUnknown.AdditionalProperties"/> if there are any, and so does, unless the shape is strict, a value of another kind than expected.
/// </summary>
/// <typeparam name="T">The object.</typeparam>
/// <param name="create">Makes an empty one.</param>
/// <param name="isStrict">Whether a value of another kind than expected makes the whole body unreadable.</param>
internal sealed class ObjectShape<T>(Func<T> create, bool isStrict = false) : ValueShape<T?>
    where T : class
{
    private readonly List<MemberShape<T>> _members = [];
    private readonly List<Name> _names = [];

    /// <summary>Adds a member.</summary>
    /// <param name="name">Its name on the wire, in snake_case.</param>
    /// <param name="shape">What its value looks like.</param>
    /// <param name="get">Its value, to be written; null: it is read only.</param>
    /// <param name="set">Takes its value.</param>
    /// <param name="otherNames">Further names; the first name wins when Allo sends both.</param>
    public ObjectShape<T> Member<TValue>(
        string name, ValueShape<TValue> shape, Func<T, TValue?>? get, Action<T, TValue> set, params string[] otherNames)
    {
        _members.Add(new MemberShape<T, TValue>(name, shape, get, set));
        AddNames(name, otherNames);
        return this;
    }

    /// <summary>Reads a text that is nothing but the object; null is none.</summary>
    /// <exception cref="JsonException">It is not such a text; the exception says where.</exception>
    public T? Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            reader.Read();
            T? value = null;
            if (reader.TokenType != JsonTokenType.Null && !TryRead(ref reader, out value))
            {
                throw new JsonException();
            }

            // Throws when something follows the object.
            reader.Read();
            return value;
        }
        catch (JsonException exception) when (exception.LineNumber is null)
        {
            var before = utf8[..(int)reader.TokenStartIndex];
            throw new JsonException(null, null, before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'));
        }
    }

    public override bool TryRead(ref Utf8JsonReader reader, out T? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        value = create();
        var next = 0;
        ulong readByFirstName = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = Find(ref reader, next);
            if (found < 0)
            {
                var unknown = JsonText.Read(ref reader);
                reader.Read();
                Keep(value, unknown, ref reader);
                continue;
            }

            next = found + 1;
            var name = _names[found];
            var bit = 1UL << name.Member;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (name.IsAlias && (readByFirstName & bit) != 0)
            {
                reader.Skip();
            }
            else if (!_members[name.Member].TryRead(ref reader, value))
            {
                if (isStrict)
                {
                    throw new JsonException();
                }

                Keep(value, name.Text, ref reader);
            }
            else if (!name.IsAlias)
            {
                readByFirstName |= bit;
            }
        }

        return true;
    }

    public override void Write(Utf8JsonWriter writer, T? value)
    {
        writer.WriteStartObject();
        foreach (var member in _members)
        {
            member.Write(writer, value!);
        }

        foreach (var (name, element) in (value as IKeepsUnknown)?.AdditionalProperties ?? new Dictionary<string, JsonElement>())
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    /// <summary>Adds the last member's names; apart, so that it is compiled once and not for each type of value.</summary>
    private void AddNames(string name, string[] otherNames)
    {
        var member = _members.Count - 1;

        // First names in front, all others behind: a body's members come in an order, and the search goes on where it found the last one.
        _names.Insert(member, new Name(name, member, isAlias: false));
        AddAlias(CamelCase(name), name, member);
        foreach (var other in otherNames)
        {
            AddAlias(other, name, member);
            AddAlias(CamelCase(other), name, member);
        }
    }

    private void AddAlias(string alias, string name, int member)
    {
        if (alias != name && !_names.Exists(known => known.Member == member && known.Text == alias))
        {
            _names.Add(new Name(alias, member, isAlias: true));
        }
    }

    private static void Keep(T target, string name, ref Utf8JsonReader reader)
    {
        if (target is IKeepsUnknown keeper)
        {
            (keeper.AdditionalProperties ??= new Dictionary<string, JsonElement>())[name] = JsonElement.ParseValue(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    private static string CamelCase(string name)
    {
        var words = name.Split('_');
        for (var i = 1; i < words.Length; i++)
        {
            words[i] = char.ToUpperInvariant(words[i][0]) + words[i][1..];
        }

        return string.Concat(words);
    }

    private int Find(ref Utf8JsonReader reader, int from)
    {
        var names = CollectionsMarshal.AsSpan(_names);
        var wanted = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(JsonText.Read(ref reader)) : reader.ValueSpan;
        for (var i = from; i < names.Length; i++)
        {
            if (wanted.SequenceEqual(names[i].Utf8))
            {
                return i;
            }
        }

        for (var i = 0; i < from; i++)
        {
            if (wanted.SequenceEqual(names[i].Utf8))
            {
                return i;
            }
        }

        return -1;
    }

    private sealed class Name(string text, int member, bool isAlias)
    {
        public string Text { get; } = text;

        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(text);

        public int Member { get; } = member;

        public bool IsAlias { get; } = isAlias;
    }
}
