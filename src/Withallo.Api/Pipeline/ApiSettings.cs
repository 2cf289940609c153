using System.Globalization;
using Withallo.Api.Declarative;

namespace Withallo.Api.Pipeline;

/// <summary>The options as the pipeline uses them: checked, resolved once, immutable.</summary>
internal sealed class ApiSettings
{
    public ApiSettings(WithalloOptions options)
    {
        V1 = new ApiEndpoint(options.BaseUrl, string.Format(CultureInfo.InvariantCulture, options.AuthorizationFormat, Key(options)));
        V2 = new ApiEndpoint(options.V2BaseUrl, string.Format(CultureInfo.InvariantCulture, options.V2AuthorizationFormat, Key(options)));
        UserAgent = options.UserAgent;
        Headers = new KeyValuePair<string, string>[options.Headers.Count];
        options.Headers.CopyTo(Headers, 0);
        ConnectTimeout = options.ConnectTimeout;
        AttemptTimeout = options.Timeout;
        TotalTimeout = options.TotalTimeout;
        MaxRetries = options.Retry.MaxRetries;
        BaseDelay = options.Retry.BaseDelay;
        MaxDelay = options.Retry.MaxDelay;
        Clock = options.TimeProvider;
    }

    public ApiEndpoint V1 { get; }

    public ApiEndpoint V2 { get; }

    public string UserAgent { get; }

    public KeyValuePair<string, string>[] Headers { get; }

    public TimeSpan ConnectTimeout { get; }

    public TimeSpan AttemptTimeout { get; }

    public TimeSpan TotalTimeout { get; }

    public int MaxRetries { get; }

    public TimeSpan BaseDelay { get; }

    public TimeSpan MaxDelay { get; }

    public TimeProvider Clock { get; }

    public ApiEndpoint EndpointOf(Operation operation) => operation.Generation == ApiGeneration.V1 ? V1 : V2;

    /// <summary>How much of the call's whole time is left; infinite when it has no end.</summary>
    public TimeSpan Rest(Exchange exchange)
    {
        var total = TotalOf(exchange);
        if (total == Timeout.InfiniteTimeSpan)
        {
            return total;
        }

        var rest = total - Elapsed(exchange);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    public TimeSpan Elapsed(Exchange exchange) => Clock.GetElapsedTime(exchange.StartedAt);

    public TimeSpan TotalOf(Exchange exchange) => exchange.Options?.TotalTimeout ?? TotalTimeout;

    public TimeSpan AttemptOf(Exchange exchange) => exchange.Options?.Timeout ?? AttemptTimeout;

    /// <summary>Whether a wait ends before the call must.</summary>
    public bool FitsIn(Exchange exchange, TimeSpan wait)
    {
        var rest = Rest(exchange);
        return rest == Timeout.InfiniteTimeSpan || wait < rest;
    }

    /// <summary>The key alone: someone who typed the scheme into it is understood, and it is not doubled (errors-limits-auth.md §1).</summary>
    public static string Key(WithalloOptions options)
    {
        const string scheme = "Api-Key ";
        var key = options.ApiKey?.Trim() ?? "";
        return key.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? key[scheme.Length..].TrimStart() : key;
    }
}
