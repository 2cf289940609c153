namespace Withallo.Webhooks.DependencyInjection;

/// <summary>Says that webhooks were registered under a name, so that mapping another name fails at once.</summary>
internal sealed record RegisteredWebhooks(string Name);
