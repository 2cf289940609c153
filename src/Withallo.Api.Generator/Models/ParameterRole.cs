namespace Withallo.Api.Generator.Models;

/// <summary>Where a parameter ends up in the request.</summary>
internal enum ParameterRole
{
    Query,
    Path,
    Header,
    Body,
    CancellationToken,
}
