using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WebhookReceiver;

/// <summary>
/// Lets people see the page, which shows numbers and texts: with a key those who have it, without one those on this machine. What comes through a
/// tunnel comes from this machine too, but says whom it is for.
/// </summary>
internal sealed class PageDoor(string? key)
{
    // An empty key would let in whoever sends an empty one.
    private readonly string? _key = string.IsNullOrEmpty(key) ? null : key;

    private const string Cookie = "page-key";

    /// <summary>In every form of the page, so that no other page can send one.</summary>
    public string FormToken { get; } = RandomNumberGenerator.GetHexString(32);

    public bool IsOurs(string? formToken) => Same(formToken, FormToken);

    public async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (_key is null)
        {
            return IsLocal(http) ? await next(context) : Results.NotFound();
        }

        if (http.Request.Query.TryGetValue("key", out var given) && Same(given, _key))
        {
            // Out of the address, and so out of the history.
            http.Response.Cookies.Append(Cookie, _key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps });
            return Results.Redirect("/");
        }

        return Same(http.Request.Cookies[Cookie], _key) ? await next(context) : Results.NotFound();
    }

    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    private static bool Same(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
