using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>
/// How a call ended, as items of API v2 say it; API v1 and dialing queues have values of their own.
/// A string enum: see <see cref="IStringEnum{TSelf}"/>.
/// </summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<CallOutcome>))]
public readonly partial record struct CallOutcome : IStringEnum<CallOutcome>
{
    /// <summary>Somebody picked up.</summary>
    public static partial CallOutcome Answered { get; }

    /// <summary>It went to voicemail.</summary>
    public static partial CallOutcome Voicemail { get; }

    /// <summary>It was handed on.</summary>
    public static partial CallOutcome Transferred { get; }
}
