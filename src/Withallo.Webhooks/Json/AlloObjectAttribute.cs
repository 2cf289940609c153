namespace Withallo.Json;

/// <summary>Has the members of a partial record read and written by generated code. The record derives from <see cref="AlloObject"/>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class AlloObjectAttribute : Attribute;
