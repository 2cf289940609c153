using Microsoft.CodeAnalysis;

namespace Withallo.Json.Generator;

/// <summary>What the generator reports: only what the compiler would not find in the generated code.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor UnreadableType = Error(
        "ALLO101", "Member of a type that has no reader", "'{0}' is a {1}, which cannot be read from JSON: change its type, or leave it out with [AlloIgnore]");

    public static readonly DiagnosticDescriptor SameName = Error(
        "ALLO102", "Two members of one name in JSON", "'{0}' and '{1}' are both called '{2}' in JSON: give one of them another name with [AlloName]");

    public static readonly DiagnosticDescriptor TooManyMembers = Error(
        "ALLO103", "More than 64 members", "'{0}' has {1} members, and a reader tells 64 apart: move some into an object of their own");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Withallo.Json", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
