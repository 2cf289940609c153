namespace Withallo.Testing;

/// <summary>Carries out an operation.</summary>
/// <param name="request">The request.</param>
/// <param name="values">The values of the pattern's placeholders, in their order.</param>
/// <exception cref="ErrorResponseException">The request is not as Allo wants it.</exception>
internal delegate Reply RouteHandler(SandboxRequest request, IReadOnlyList<string> values);
