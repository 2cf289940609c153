namespace Microsoft.Extensions.DependencyInjection;

internal sealed record WithalloWebhooksBuilder(IServiceCollection Services, string Name) : IWithalloWebhooksBuilder;
