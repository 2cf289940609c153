using System.Text.Json.Serialization;
using Withallo.Json;

namespace Withallo.Api.V2;

/// <summary>The order in which a search of people, companies or deals answers. Open: see <see cref="IOpenValue{TSelf}"/>.</summary>
[JsonConverter(typeof(OpenValueConverter<CrmSort>))]
public readonly record struct CrmSort : IOpenValue<CrmSort>
{
    private readonly string? _value;

    private CrmSort(string? value) => _value = value;

    /// <summary>Latest first; what Allo takes when nothing is said (rest-v2.md §16 trap 33). It does not say which date.</summary>
    public static CrmSort DateDesc { get; } = new("DATE_DESC");

    /// <summary>Latest last.</summary>
    public static CrmSort DateAsc { get; } = new("DATE_ASC");

    /// <summary>By name, A to Z.</summary>
    public static CrmSort NameAsc { get; } = new("NAME_ASC");

    /// <summary>By name, Z to A.</summary>
    public static CrmSort NameDesc { get; } = new("NAME_DESC");

    /// <summary>By creation, newest first.</summary>
    public static CrmSort CreatedDesc { get; } = new("CREATED_DESC");

    /// <summary>By creation, oldest first.</summary>
    public static CrmSort CreatedAsc { get; } = new("CREATED_ASC");

    /// <inheritdoc/>
    public static IReadOnlyList<CrmSort> Known { get; } = [DateDesc, DateAsc, NameAsc, NameDesc, CreatedDesc, CreatedAsc];

    /// <inheritdoc/>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static CrmSort From(string? value) => new(string.IsNullOrEmpty(value) ? null : value);

    /// <inheritdoc cref="From"/>
    public static implicit operator CrmSort(string? value) => From(value);

    /// <summary>The word as it stands on the wire.</summary>
    public override string ToString() => Value;
}
