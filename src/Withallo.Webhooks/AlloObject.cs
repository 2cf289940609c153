using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo;

/// <summary>
/// An object in Allo's JSON. Any member may be missing, for Allo adds and leaves out members without notice: nothing it sends makes
/// the rest unreadable.
/// </summary>
public abstract record AlloObject
{
    /// <summary>What <see cref="FindMember"/> returns for a name that no member has.</summary>
    internal const int Unknown = -1;

    /// <summary>Added to the index of a member that was found by another name than its canonical one.</summary>
    internal const int Alias = 64;

    private protected AlloObject()
    {
    }

    /// <summary>
    /// The members that this version of the SDK does not know, and known ones whose value could not be read, by their names in JSON;
    /// <see langword="null"/> when there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The id that Allo gave the object, if it has one.</summary>
    internal virtual string? ObjectId => null;

    /// <summary>The type and the id. Phone numbers, names and texts are left out, so that it can be logged.</summary>
    public sealed override string ToString() => $"{GetType().Name.Split('`')[0]} {Describe()}".TrimEnd();

    /// <summary>What the text of the object says beyond its type: nothing personal.</summary>
    internal virtual string? Describe() => ObjectId;

    /// <summary>The index of the member of that name, with <see cref="Alias"/> unless the name is the canonical one; or <see cref="Unknown"/>.</summary>
    internal abstract int FindMember(ReadOnlySpan<byte> name);

    /// <summary>Reads the value the reader stands on, which is not null, into a member.</summary>
    internal abstract MemberRead ReadMember(int member, ref Utf8JsonReader reader);

    /// <summary>Writes the members that have a value, in the order of their indices.</summary>
    internal abstract void WriteMembers(ref MemberWriter writer);

    /// <summary>Takes the text that stands where the object should; <see langword="false"/> when it means nothing.</summary>
    internal virtual bool TrySetText(string text) => false;

    /// <summary>
    /// Reads the members of the object the reader stands on, in any order. Of a member that is there more than once the last one
    /// that says something counts, and the canonical name before an alias.
    /// </summary>
    /// <returns>The members that were there, null or not: a bit for each.</returns>
    internal ulong ReadMembers(ref Utf8JsonReader reader)
    {
        ulong present = 0, readByCanonicalName = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Utf8(ref reader);
            var found = FindMember(name);
            reader.Read();
            if (found == Unknown)
            {
                Keep(name, ref reader);
                continue;
            }

            var member = found & ~Alias;
            var bit = 1UL << member;
            var isAlias = found != member;
            present |= bit;
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (isAlias && (readByCanonicalName & bit) != 0)
            {
                reader.Skip();
                continue;
            }

            var read = ReadMember(member, ref reader);
            if (read == MemberRead.Unreadable)
            {
                Keep(name, ref reader);
            }
            else if (read == MemberRead.Value && !isAlias)
            {
                readByCanonicalName |= bit;
            }
        }

        return present;
    }

    /// <summary>Whether a member is among those that <see cref="ReadMembers"/> found.</summary>
    internal bool IsPresent(string name, ulong present) => (BitOf(name) & present) != 0;

    /// <summary>Writes the object. A kept value of a known member is written back only while the member itself has none.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        var kept = AdditionalProperties ?? ReadOnlyDictionary<string, JsonElement>.Empty;
        var writer = new MemberWriter(json, kept.Keys.Aggregate(0UL, (bits, name) => bits | BitOf(name)));
        json.WriteStartObject();
        WriteMembers(ref writer);
        foreach (var (name, value) in kept)
        {
            if ((BitOf(name) & writer.Written) == 0 && value.ValueKind != JsonValueKind.Undefined)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private ulong BitOf(string name) =>
        FindMember(Encoding.UTF8.GetBytes(name)) is var found and not Unknown ? 1UL << (found & ~Alias) : 0;

    private void Keep(scoped ReadOnlySpan<byte> name, ref Utf8JsonReader reader) =>
        (AdditionalProperties ??= new Dictionary<string, JsonElement>())[Encoding.UTF8.GetString(name)] = JsonText.ReadElement(ref reader);
}
