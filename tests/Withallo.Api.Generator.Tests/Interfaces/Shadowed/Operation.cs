namespace Withallo.Api.Generator.Tests.Interfaces.Shadowed;

public sealed record Operation
{
    public string? Name { get; set; }
}
