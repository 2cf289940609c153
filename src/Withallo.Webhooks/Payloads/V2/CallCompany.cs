using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Withallo.Json.Shapes;

namespace Withallo.Webhooks.V2;

/// <summary>The company of the contact at the other end of a call.</summary>
public sealed record CallCompany : WebhookObject
{
    /// <summary>The id of the company, <c>com-…</c>; <see langword="null"/> when Allo sent the name alone.</summary>
    public string? Id { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    internal override string? ObjectId => Id;

    internal static ValueShape<CallCompany?> Shape { get; } = new NameOrObject();

    /// <summary>Allo sends a company as an object in one place and as its name in another (webhooks.md (c) trap 17).</summary>
    private sealed class NameOrObject : ValueShape<CallCompany?>
    {
        private readonly ObjectShape<CallCompany> _object = new ObjectShape<CallCompany>(() => new())
            .Member("id", Wire.Text, p => p.Id, (p, value) => p.Id = value)
            .Member("name", Wire.Text, p => p.Name, (p, value) => p.Name = value);

        public override bool TryRead(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out CallCompany? value)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return _object.TryRead(ref reader, out value);
            }

            value = Wire.Text.TryRead(ref reader, out var name) ? new CallCompany { Name = name } : null;
            return value is not null;
        }

        public override void Write(Utf8JsonWriter writer, CallCompany? value) => _object.Write(writer, value);
    }
}
