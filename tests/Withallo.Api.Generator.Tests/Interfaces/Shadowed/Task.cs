namespace Withallo.Api.Generator.Tests.Interfaces.Shadowed;

public sealed record Task;
