using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Withallo.Api.DependencyInjection;

/// <summary>Asks Allo who the key is, once and without waiting long.</summary>
internal sealed class WithalloHealthCheck(IWithalloClient client, TimeSpan timeout) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await client.V2.Me.GetAsync(new RequestOptions { Timeout = timeout, TotalTimeout = timeout }, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (WithalloRateLimitException)
        {
            return HealthCheckResult.Healthy("Allo is there, and limits the rate of the account.");
        }
        catch (WithalloCallException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message, exception);
        }
    }
}
