namespace Withallo.Webhooks.PostgreSql.Tests.Support;

/// <summary>The secrets of an application's customers.</summary>
internal sealed class Tenants : Dictionary<string, string>
{
    public ValueTask<string?> FindSecretAsync(string tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(this.GetValueOrDefault(tenant));
    }
}
