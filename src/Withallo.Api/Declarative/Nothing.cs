namespace Withallo.Api.Declarative;

/// <summary>The answer of an operation that answers nothing.</summary>
internal readonly struct Nothing;
