namespace Withallo.Json;

/// <summary>
/// Completes a string enum, a <c>readonly partial record struct</c> that declares its values as static partial properties. The text of
/// a value is its name in capitals, <c>TransferredAi</c> as <c>TRANSFERRED_AI</c>, unless <see cref="AlloNameAttribute"/> gives another.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class AlloStringEnumAttribute : Attribute
{
    /// <summary>Whether values that differ in case only are equal.</summary>
    public bool IgnoreCase { get; init; }
}
