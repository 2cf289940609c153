using System.Diagnostics.CodeAnalysis;

namespace Withallo.Api;

/// <summary>
/// When a call is tried again. What may be repeated is a fact of the operation and cannot be changed here: an SMS is never sent twice.
/// </summary>
public sealed class RetryOptions
{
    internal const string Switch = "Withallo.Api.EnableRetries";

    /// <summary>
    /// How many times a call is tried again after its first attempt; 0 turns retries off. A trimmed or native program that never retries
    /// leaves Polly out altogether with the switch <c>Withallo.Api.EnableRetries</c> (docs/aot.md).
    /// </summary>
    /// <value>3; 0 where that switch is off.</value>
    public int MaxRetries { get; set; } = AreSupported ? 3 : 0;

    /// <summary>The delay before the first retry where Allo states none; it doubles each time, with jitter.</summary>
    /// <value>500 milliseconds.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest delay between two attempts. When Allo asks for a longer one, the call throws at once and says how long.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the program has retries at all: the trimmer removes what depends on it when the switch is off.</summary>
    [FeatureSwitchDefinition(Switch)]
    internal static bool AreSupported => !AppContext.TryGetSwitch(Switch, out var isOn) || isOn;
}
