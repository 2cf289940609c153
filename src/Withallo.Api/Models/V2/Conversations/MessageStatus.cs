using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>How far a message has come. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct MessageStatus : IStringEnum<MessageStatus>
{
    /// <summary>It waits to be sent.</summary>
    public static partial MessageStatus Pending { get; }

    /// <summary>It was sent.</summary>
    public static partial MessageStatus Sent { get; }

    /// <summary>It arrived.</summary>
    public static partial MessageStatus Delivered { get; }

    /// <summary>It could not be delivered.</summary>
    public static partial MessageStatus Failed { get; }
}
