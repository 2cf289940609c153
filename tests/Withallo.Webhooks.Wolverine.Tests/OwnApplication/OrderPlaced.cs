namespace Withallo.Webhooks.Wolverine.Tests.OwnApplication;

/// <summary>A message that has nothing to do with webhooks.</summary>
public sealed record OrderPlaced(string Number);
