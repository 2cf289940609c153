using Withallo.Api.Declarative.Allo;

namespace Withallo.Api.Generator.Tests.Interfaces;

[WholeAnswer]
public sealed record Report
{
    public int Total { get; set; }
}
