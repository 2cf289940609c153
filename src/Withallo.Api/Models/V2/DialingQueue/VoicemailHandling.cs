using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>What the dialer does when a voicemail picks up. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<VoicemailHandling>))]
public readonly partial record struct VoicemailHandling : IStringEnum<VoicemailHandling>
{
    /// <summary>Goes to the next number.</summary>
    public static partial VoicemailHandling Skip { get; }

    /// <summary>Stays on the call.</summary>
    public static partial VoicemailHandling NoSkip { get; }
}
