using Withallo.Json;

namespace Withallo.Api;

/// <summary>How alive the relation with a contact is. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct Engagement : IStringEnum<Engagement>
{
    /// <summary>In touch.</summary>
    public static partial Engagement Engaged { get; }

    /// <summary>Less and less in touch.</summary>
    public static partial Engagement Cooling { get; }

    /// <summary>Out of touch.</summary>
    public static partial Engagement Cold { get; }
}
