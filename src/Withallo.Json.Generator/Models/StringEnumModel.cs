namespace Withallo.Json.Generator.Models;

/// <summary>A string enum to complete.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="HasConverter">Whether it has a <c>[JsonConverter]</c> already.</param>
/// <param name="IgnoreCase">Whether two values are compared without regard to case.</param>
/// <param name="Values">Its known values.</param>
internal sealed record StringEnumModel(
    string Namespace, string Name, bool HasConverter, bool IgnoreCase, EquatableArray<StringEnumValueModel> Values);
