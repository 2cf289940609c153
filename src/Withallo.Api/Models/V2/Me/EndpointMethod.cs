using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The HTTP method of an endpoint, as Allo's list of them has it. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<EndpointMethod>))]
public readonly record struct EndpointMethod : IOpenValue<EndpointMethod>
{
    private readonly string? _value;

    private EndpointMethod(string? value) => _value = value;

    /// <summary>Reads.</summary>
    public static EndpointMethod Get { get; } = new("GET");

    /// <summary>Makes something, or searches.</summary>
    public static EndpointMethod Post { get; } = new("POST");

    /// <summary>Changes something.</summary>
    public static EndpointMethod Put { get; } = new("PUT");

    /// <summary>Changes parts of something; missing from Allo's own list of words (rest-v2.md §16 trap 6).</summary>
    public static EndpointMethod Patch { get; } = new("PATCH");

    /// <summary>Deletes something.</summary>
    public static EndpointMethod Delete { get; } = new("DELETE");

    /// <inheritdoc/>
    public static IReadOnlyList<EndpointMethod> Known { get; } = [Get, Post, Put, Patch, Delete];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static EndpointMethod From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator EndpointMethod(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
