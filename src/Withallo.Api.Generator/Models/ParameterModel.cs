namespace Withallo.Api.Generator.Models;

/// <summary>One parameter.</summary>
/// <param name="Name">Its name, escaped where it is a keyword.</param>
/// <param name="Type">Its type, as the generated file names it.</param>
/// <param name="DefaultValue">Its default value as an expression; null: it has none.</param>
/// <param name="Role">Where it ends up.</param>
/// <param name="Kind">How it becomes text.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="WireName">Its name in the path, the query or the headers.</param>
/// <param name="Range">The numbers allowed, if limited.</param>
/// <param name="Refused">The path value that would name another endpoint, if there is one.</param>
/// <param name="JsonPath">What writes it, below the serializer context, for a body.</param>
internal sealed record ParameterModel(
    string Name,
    string Type,
    string? DefaultValue,
    ParameterRole Role,
    ValueKind Kind,
    bool IsNullable,
    string WireName,
    NumberRange? Range,
    string? Refused,
    string? JsonPath);
