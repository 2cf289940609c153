namespace Withallo.Api;

/// <summary>
/// Makes clients for keys that are known at run time only, such as those of an application's own customers; <c>AddWithalloClientFactory</c>
/// or any <c>AddWithallo</c> registers it. For accounts that are known at start, register each under a name.
/// </summary>
public interface IWithalloClientFactory
{
    /// <summary>
    /// A client with a limiter of its own; all clients of the factory share one connection pool, and disposing one leaves it open. Keep
    /// one client for each account as long as it is in use: two of the same account do not know of each other's requests.
    /// </summary>
    /// <param name="options">How to reach Allo; <see cref="WithalloOptions.ConnectTimeout"/> is the factory's default.</param>
    /// <exception cref="ArgumentException">The options cannot work; the message says what to change.</exception>
    WithalloClient Create(WithalloOptions options);
}
