namespace Withallo.Webhooks;

/// <summary>How stored deliveries are dispatched.</summary>
public sealed class WithalloInboxOptions
{
    // Added to now: with TimeSpan.MaxValue, meant as "for ever", there would be no such date, and nothing could be noted as handled.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>
    /// How long to wait before a delivery is dispatched again whose handler failed: an entry for each retry. After the last one it becomes a
    /// dead letter. 5 s, 30 s, 2 min, 10 min, 1 h and 6 h by default. Looked at every 5 seconds, so that a shorter delay may take that long.
    /// </summary>
    public IList<TimeSpan> RetryDelays { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6),
    ];

    /// <summary>How long the handlers of a delivery may take; 5 minutes by default. Nobody waits for a response, so it may be long.</summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many deliveries are dispatched at the same time in a process; 10 by default.</summary>
    public int MaxParallelDeliveries { get; set; } = 10;

    /// <summary>
    /// How long a delivery is remembered after it was handled, to tell repeats by; 48 hours by default. Allo's last attempt comes 28 hours after
    /// the first. <c>AddWithalloInbox</c> heeds it; where Wolverine is the application's own, this is <c>Durability.KeepAfterMessageHandling</c>.
    /// </summary>
    public TimeSpan KeepHandled { get; set; } = TimeSpan.FromHours(48);

    /// <summary>
    /// The schema of the tables in PostgreSQL; <c>withallo_inbox</c> by default. Applications that share a database need one each. SQLite has no
    /// schemas. <c>AddWithalloInbox</c> heeds it.
    /// </summary>
    public string Schema { get; set; } = "withallo_inbox";

    internal IEnumerable<string> Problems()
    {
        if (RetryDelays.Any(static delay => delay < TimeSpan.Zero || delay > Longest))
        {
            yield return $"{nameof(RetryDelays)} has a delay that is negative or longer than {Longest.Days} days.";
        }

        // Timers take no more than that.
        if (HandlerTimeout <= TimeSpan.Zero || HandlerTimeout > TimeSpan.FromDays(1))
        {
            yield return $"{nameof(HandlerTimeout)} is between zero and a day.";
        }

        if (MaxParallelDeliveries < 1)
        {
            yield return $"{nameof(MaxParallelDeliveries)} is at least 1.";
        }

        if (KeepHandled <= TimeSpan.Zero || KeepHandled > Longest)
        {
            yield return $"{nameof(KeepHandled)} is positive, and at most {Longest.Days} days.";
        }

        if (string.IsNullOrWhiteSpace(Schema))
        {
            yield return $"{nameof(Schema)} is a name.";
        }
    }
}
