using System.Threading.RateLimiting;

namespace Withallo.Api.Calls;

/// <summary>A client's options as its handlers use them: validated, copied, immutable. The key alone is read anew for each attempt.</summary>
internal sealed class AlloSettings
{
    private readonly Func<string?> _key;
    private readonly Func<CancellationToken, ValueTask<string>>? _keyProvider;
    private ApiKey? _lastKey;

    /// <param name="options">The options.</param>
    /// <param name="key">The key as it is now; null: that of the options.</param>
    public AlloSettings(WithalloOptions options, Func<string?>? key = null)
    {
        var configuredKey = options.ApiKey;
        _key = key ?? (() => configuredKey);
        _keyProvider = options.ApiKeyProvider;
        BaseAddress = BaseAddressOf(options.BaseUrl);
        Origin = BaseAddress.GetLeftPart(UriPartial.Authority);
        V2Prefix = BaseAddress.AbsolutePath + "v2/";
        UserAgent = options.UserAgent;
        Headers = new KeyValuePair<string, string>[options.Headers.Count];
        options.Headers.CopyTo(Headers, 0);
        ConnectTimeout = options.ConnectTimeout;
        AttemptTimeout = options.Timeout;
        TotalTimeout = options.TotalTimeout;
        MaxRetries = options.Retry.MaxRetries;
        BaseDelay = options.Retry.BaseDelay;
        MaxDelay = options.Retry.MaxDelay;
        LimitsRate = options.RateLimit.Enabled;
        ReadsPerSecond = options.RateLimit.ReadsPerSecond;
        WritesPerSecond = options.RateLimit.WritesPerSecond;
        QueueTimeout = options.RateLimit.QueueTimeout;
        Reads = options.RateLimit.Reads;
        Writes = options.RateLimit.Writes;
        Clock = options.TimeProvider ?? TimeProvider.System;
    }

    /// <summary>What the paths of both generations are relative to; it ends with a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Scheme, host and port: where the key may go.</summary>
    public string Origin { get; }

    /// <summary>How the path of a request of API v2 begins.</summary>
    public string V2Prefix { get; }

    public string UserAgent { get; }

    public KeyValuePair<string, string>[] Headers { get; }

    public TimeSpan ConnectTimeout { get; }

    public TimeSpan AttemptTimeout { get; }

    public TimeSpan TotalTimeout { get; }

    public int MaxRetries { get; }

    public TimeSpan BaseDelay { get; }

    public TimeSpan MaxDelay { get; }

    public bool LimitsRate { get; }

    public int ReadsPerSecond { get; }

    public int WritesPerSecond { get; }

    public TimeSpan QueueTimeout { get; }

    public RateLimiter? Reads { get; }

    public RateLimiter? Writes { get; }

    public TimeProvider Clock { get; }

    /// <summary>Whether the client was disposed: what a handler sees of that is a cancelled token only.</summary>
    public bool IsDisposed { get; set; }

    /// <summary>Whether an address is one of the configured origin, where the key may go.</summary>
    public bool IsOwn(Uri? uri) => uri is not null && uri.Scheme == BaseAddress.Scheme && uri.Port == BaseAddress.Port
        && string.Equals(uri.Host, BaseAddress.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The key of the next attempt.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it cannot be one.</exception>
    public ValueTask<ApiKey> GetKeyAsync(CancellationToken cancellationToken)
    {
        if (_keyProvider is null)
        {
            return new ValueTask<ApiKey>(Use(_key()));
        }

        var key = _keyProvider(cancellationToken);
        return key.IsCompletedSuccessfully ? new ValueTask<ApiKey>(Use(key.Result)) : UseAsync(key);
    }

    /// <summary>The address that both generations' paths are added to: one that names a generation, as the JavaScript SDK's does, is understood.</summary>
    private static Uri BaseAddressOf(Uri url)
    {
        var text = url.AbsoluteUri.TrimEnd('/');
        foreach (var generation in (ReadOnlySpan<string>)["/v1/api", "/v2/api"])
        {
            if (text.EndsWith(generation, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^generation.Length].TrimEnd('/');
                break;
            }
        }

        return new Uri(text + "/");
    }

    private async ValueTask<ApiKey> UseAsync(ValueTask<string> key) => Use(await key.ConfigureAwait(false));

    private ApiKey Use(string? key)
    {
        var last = _lastKey;
        if (last is not null && ReferenceEquals(last.Source, key))
        {
            return last;
        }

        return _lastKey = ApiKey.Parse(key);
    }
}
