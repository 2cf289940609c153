namespace Withallo.Json;

/// <summary>Leaves a settable property out of the JSON: it is another view of members that are in it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlloIgnoreAttribute : Attribute;
