using Microsoft.CodeAnalysis;

namespace Withallo.Json.Generator.Models;

/// <summary>A diagnostic before it is reported: a value, for what leaves the transform may hold on to no syntax tree.</summary>
internal sealed record DiagnosticInfo(DiagnosticDescriptor Descriptor, LocationInfo? Location, EquatableArray<string> Arguments)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location?.ToLocation(), [.. Arguments]);
}
