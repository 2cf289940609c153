namespace Withallo.Api.Tests.Resilience;

public sealed record OwnPerson(string Name);
