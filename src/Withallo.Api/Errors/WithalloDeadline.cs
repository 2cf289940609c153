namespace Withallo.Api;

/// <summary>The clocks of a call.</summary>
public enum WithalloDeadline
{
    /// <summary>One attempt, its body included: <see cref="WithalloOptions.Timeout"/>.</summary>
    Attempt,

    /// <summary>All attempts and delays: <see cref="WithalloOptions.TotalTimeout"/>.</summary>
    Total,

    /// <summary>Making the connection: <see cref="WithalloOptions.ConnectTimeout"/>.</summary>
    Connect,
}
