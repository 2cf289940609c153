using Microsoft.AspNetCore.Http;

namespace Withallo.Testing;

/// <summary>How a sandbox starts. Read once, by <see cref="AlloSandbox.StartAsync(SandboxOptions, CancellationToken)"/>.</summary>
public sealed class SandboxOptions
{
    /// <summary>The port on the loopback interface.</summary>
    /// <value>0: a free one.</value>
    public int Port { get; set; }

    /// <summary>Whether the sandbox begins with numbers, contacts, calls and messages, the same ones every time.</summary>
    /// <value><see langword="true"/>; otherwise it begins empty, without even a number to send from.</value>
    public bool Seed { get; set; } = true;

    /// <summary>The one key that is valid.</summary>
    /// <value><see langword="null"/>: a made-up one, another for every sandbox.</value>
    public string? ApiKey { get; set; }

    /// <summary>The scopes of the key, such as <c>SMS_SEND</c>.</summary>
    /// <value><see langword="null"/>: everything.</value>
    public IReadOnlyCollection<string>? Scopes { get; set; }

    /// <summary>The signing secret that webhooks of API v2 get when they are created, such as <c>whsec_…</c>.</summary>
    /// <value><see langword="null"/>: another one for each.</value>
    public string? SigningSecret { get; set; }

    /// <summary>How many requests a second API v2 takes.</summary>
    /// <value><see cref="SandboxRateLimits.Documented"/></value>
    public SandboxRateLimits RateLimits { get; set; } = SandboxRateLimits.Documented;

    /// <summary>When a webhook delivery that failed is tried again: the time before each further attempt.</summary>
    /// <value><see cref="DeliverySchedule.Shortened"/></value>
    public IReadOnlyList<TimeSpan> DeliveryDelays { get; set; } = DeliverySchedule.Shortened;

    /// <summary>How long every request to the API takes at least, by the sandbox's clock.</summary>
    /// <value>Zero: as long as it takes.</value>
    public TimeSpan Latency { get; set; }

    /// <summary>The clock that dates what is made, resets quota and limits, and times faults and deliveries.</summary>
    /// <value>The system's clock.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Is asked first about requests whose path is not the API's, and says whether it handled them; the others get 404, as Allo says it.</summary>
    internal Func<HttpContext, Task<bool>>? Pages { get; set; }

    /// <summary>The type alone: it may hold a key.</summary>
    public override string ToString() => nameof(SandboxOptions);
}
