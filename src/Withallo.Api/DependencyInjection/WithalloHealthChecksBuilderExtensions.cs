using Microsoft.Extensions.Diagnostics.HealthChecks;
using Withallo.Api;
using Withallo.Api.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of Allo.</summary>
public static class WithalloHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks that Allo can be reached and accepts the key: <c>GET /v2/api/me</c>, which needs no scope. A key that Allo refuses, or no
    /// response in time, is <paramref name="failureStatus"/>; a 429 means that Allo is there.
    /// </summary>
    /// <param name="builder">Where to.</param>
    /// <param name="clientName">The name that the client was registered under; null: the one without a name.</param>
    /// <param name="name">The name of the check; null: <c>withallo</c>, with the client's name after a colon.</param>
    /// <param name="failureStatus">What a failure is reported as; null: unhealthy.</param>
    /// <param name="tags">Tags to filter checks by.</param>
    /// <param name="timeout">How long the check may take; null: 5 seconds.</param>
    public static IHealthChecksBuilder AddWithallo(
        this IHealthChecksBuilder builder,
        string? clientName = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        object? key = string.IsNullOrEmpty(clientName) ? null : clientName;
        return builder.Add(new HealthCheckRegistration(
            name ?? (key is null ? "withallo" : "withallo:" + clientName),
            provider => new WithalloHealthCheck(provider.GetRequiredKeyedService<IWithalloClient>(key), timeout ?? TimeSpan.FromSeconds(5)),
            failureStatus,
            tags));
    }
}
