namespace Withallo.Json.Generator.Models;

/// <summary>A record as it was read, with what is wrong about it.</summary>
/// <param name="Model">What to write; null when something is wrong.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record ParsedObject(ObjectModel? Model, EquatableArray<DiagnosticInfo> Diagnostics);
