using System.Text;
using System.Text.Json;
using Withallo.Webhooks;

namespace Withallo.Json.Shapes;

/// <summary>
/// The members of an object in a webhook's body, each declared once and both read and written from there. Every member is read
/// in snake_case and in camelCase (webhooks.md (c) trap 2), in any order; null says nothing; a member that is not known, or
/// whose value is of another kind than expected, ends in <see cref="WebhookObject.AdditionalProperties"/>.
/// </summary>
/// <typeparam name="T">The object.</typeparam>
internal sealed class ObjectShape<T>(Func<T> create) : ValueShape<T?>
    where T : WebhookObject
{
    private readonly List<MemberShape<T>> _members = [];
    private Name[] _names = [];

    /// <summary>Adds a member.</summary>
    /// <param name="name">Its name on the wire, in snake_case.</param>
    /// <param name="shape">What its value looks like.</param>
    /// <param name="get">Its value, to be written; null: it is read only.</param>
    /// <param name="set">Takes its value.</param>
    /// <param name="otherNames">Further names; the first name wins when Allo sends both.</param>
    public ObjectShape<T> Member<TValue>(
        string name, ValueShape<TValue> shape, Func<T, TValue?>? get, Action<T, TValue> set, params string[] otherNames)
    {
        var index = _members.Count;
        _members.Add(new MemberShape<T, TValue>(name, shape, get, set));

        // First names in front, all others behind: a body's members come in an order, and the search goes on where it found the last one.
        var others = otherNames.Prepend(name).Select(CamelCase).Concat(otherNames).Where(other => other != name).Distinct();
        _names =
        [
            .. _names.Where(known => !known.IsAlias),
            new Name(name, index, IsAlias: false),
            .. _names.Where(known => known.IsAlias),
            .. others.Select(other => new Name(other, index, IsAlias: true)),
        ];
        return this;
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
                value.Keep(unknown, ref reader);
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
                value.Keep(name.Text, ref reader);
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

        foreach (var (name, element) in value!.AdditionalProperties ?? new Dictionary<string, JsonElement>())
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static string CamelCase(string name)
    {
        var words = name.Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private int Find(ref Utf8JsonReader reader, int from)
    {
        var names = _names;
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

    private readonly record struct Name(string Text, int Member, bool IsAlias)
    {
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);
    }
}
