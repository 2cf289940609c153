using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>Whether incoming calls are silenced while the dialer runs. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
[JsonConverter(typeof(StringEnumConverter<DoNotDisturb>))]
public readonly partial record struct DoNotDisturb : IStringEnum<DoNotDisturb>
{
    /// <summary>They are silenced.</summary>
    public static partial DoNotDisturb Enabled { get; }

    /// <summary>They ring.</summary>
    public static partial DoNotDisturb Disabled { get; }
}
