namespace Withallo.Json.Generator.Models;

/// <summary>A record to write a reader and a writer for.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name, with type parameters.</param>
/// <param name="HintName">The name of the generated file.</param>
/// <param name="Converter">The type that the generated <c>[JsonConverter]</c> is for; null: none is generated.</param>
/// <param name="HasId">Whether it has a text called <c>Id</c>.</param>
/// <param name="Members">All members, those of the base types first.</param>
internal sealed record ObjectModel(
    string Namespace, string Name, string HintName, string? Converter, bool HasId, EquatableArray<MemberModel> Members);
