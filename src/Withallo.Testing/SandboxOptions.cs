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

    /// <summary>What the key may do, in Allo's words such as <c>SMS_SEND</c>.</summary>
    /// <value><see langword="null"/>: everything.</value>
    public IReadOnlyCollection<string>? Scopes { get; set; }

    /// <summary>The clock that dates what is made, resets the daily quota and times the faults.</summary>
    /// <value>The system's clock.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The type alone: it may hold a key.</summary>
    public override string ToString() => nameof(SandboxOptions);
}
