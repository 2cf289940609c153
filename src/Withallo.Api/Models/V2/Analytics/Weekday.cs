using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>A day of the week. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct Weekday : IStringEnum<Weekday>
{
    /// <summary>Monday.</summary>
    public static partial Weekday Monday { get; }

    /// <summary>Tuesday.</summary>
    public static partial Weekday Tuesday { get; }

    /// <summary>Wednesday.</summary>
    public static partial Weekday Wednesday { get; }

    /// <summary>Thursday.</summary>
    public static partial Weekday Thursday { get; }

    /// <summary>Friday.</summary>
    public static partial Weekday Friday { get; }

    /// <summary>Saturday.</summary>
    public static partial Weekday Saturday { get; }

    /// <summary>Sunday.</summary>
    public static partial Weekday Sunday { get; }
}
