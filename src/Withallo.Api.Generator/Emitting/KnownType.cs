namespace Withallo.Api.Generator.Emitting;

/// <summary>A type that generated code names on its own account.</summary>
internal sealed record KnownType(string Namespace, string Name, int Arity = 0);
