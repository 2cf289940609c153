using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The HTTP method of an endpoint, as Allo's list of them has it. A string enum: see <see cref="IStringEnum{TSelf}"/>.</summary>
[AlloStringEnum]
public readonly partial record struct EndpointMethod : IStringEnum<EndpointMethod>
{
    /// <summary>Reads.</summary>
    public static partial EndpointMethod Get { get; }

    /// <summary>Makes something, or searches.</summary>
    public static partial EndpointMethod Post { get; }

    /// <summary>Changes something.</summary>
    public static partial EndpointMethod Put { get; }

    /// <summary>Changes parts of something; missing from Allo's own list of values.</summary>
    public static partial EndpointMethod Patch { get; }

    /// <summary>Deletes something.</summary>
    public static partial EndpointMethod Delete { get; }
}
