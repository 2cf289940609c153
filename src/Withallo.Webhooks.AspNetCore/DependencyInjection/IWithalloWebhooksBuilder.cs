namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registered webhooks, to be given their handlers.</summary>
public interface IWithalloWebhooksBuilder
{
    /// <summary>Where they are registered.</summary>
    IServiceCollection Services { get; }

    /// <summary>The name that <c>MapWithalloWebhooks</c> maps them by; empty for the default one.</summary>
    string Name { get; }
}
