namespace Withallo.Api.Declarative.Allo;

/// <summary>A success without this answer is an empty one, not an error (rest-v1.md §8 trap 37). Lists always are.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EmptyWhenMissingAttribute : Attribute;
