namespace Withallo.Api.Generator.Models;

/// <summary>What was read of one interface: a client to write, or what keeps it from being written.</summary>
internal sealed record ParsedInterface(ClientModel? Client, EquatableArray<DiagnosticInfo> Diagnostics);
