namespace Withallo.Api.Generator.Tests.Interfaces;

public sealed record Visitor
{
    public string Id { get; set; } = "";
}
