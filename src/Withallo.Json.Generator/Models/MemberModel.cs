namespace Withallo.Json.Generator.Models;

/// <summary>A member of an object that is read and written.</summary>
/// <param name="Property">The property.</param>
/// <param name="Names">Its names in JSON: the canonical one, then the aliases.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Type">The type of the value, or of an item of the list, with <c>global::</c> and without <c>?</c>.</param>
/// <param name="IsNullable">Whether it can be null.</param>
/// <param name="WrappedIn">The name under which the value may stand inside an object, if any.</param>
internal sealed record MemberModel(
    string Property, EquatableArray<string> Names, MemberKind Kind, string Type, bool IsNullable, string? WrappedIn);
