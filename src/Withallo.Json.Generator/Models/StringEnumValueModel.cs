namespace Withallo.Json.Generator.Models;

/// <summary>A known value of a string enum.</summary>
/// <param name="Property">The property that stands for it.</param>
/// <param name="Text">Its text in JSON.</param>
internal sealed record StringEnumValueModel(string Property, string Text);
