namespace Withallo.Api.Generator.Models;

/// <summary>A piece of a path: text as it stands, or the name of a placeholder.</summary>
internal sealed record RoutePart(string Text, bool IsPlaceholder);
