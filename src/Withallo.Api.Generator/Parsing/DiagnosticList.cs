using Microsoft.CodeAnalysis;
using Withallo.Api.Generator.Models;

namespace Withallo.Api.Generator.Parsing;

/// <summary>What was found wrong so far.</summary>
internal sealed class DiagnosticList
{
    private readonly List<DiagnosticInfo> _found = [];

    public bool IsEmpty => _found.Count == 0;

    public void Add(DiagnosticDescriptor descriptor, Location? location, params string[] arguments) =>
        _found.Add(new(descriptor, LocationInfo.From(location), new(arguments)));

    public EquatableArray<DiagnosticInfo> ToEquatable() => new(_found);
}
