namespace Withallo.Api.Pipeline;

/// <summary>The connection pool under a client.</summary>
internal static class WithalloTransport
{
    public static SocketsHttpHandler Create(WithalloOptions options) => new()
    {
        // A redirect would carry the key elsewhere.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = options.ConnectTimeout,
        // A client lives as long as the program, so its connections must not: DNS changes are seen within minutes.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // .NET's own span would carry the URL, and URLs carry phone numbers: ours names the route instead.
        ActivityHeadersPropagator = null,
    };
}
