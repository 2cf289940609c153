namespace Withallo.Api;

/// <summary>
/// When a call is tried again. What may be repeated is declared at the operation and cannot be changed here: an SMS is never sent twice.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>How many times a call is tried again after its first attempt, 20 at most; 0 turns retries off.</summary>
    /// <value>3</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The delay before the first retry where Allo states none; it doubles each time, with jitter.</summary>
    /// <value>500 milliseconds.</value>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest delay between two attempts. When Allo asks for a longer one, the call throws at once and says how long.</summary>
    /// <value>60 seconds.</value>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(60);
}
