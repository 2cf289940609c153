using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;

namespace Dashboard.Access;

/// <summary>
/// Lets people see the dashboard: those on this machine, and with a key those alone who have it. A page of another site that has the name of
/// this machine under its control (DNS rebinding) is told by the Host header, one that opens a connection by Origin.
/// </summary>
internal sealed class PageDoor(string? key)
{
    private const string Cookie = "dashboard-key";

    public async Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            // The webhook endpoint: the signature or the path token says who sends.
            await next(http);
            return;
        }

        if (!IsLocal(http) || !IsSameOrigin(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Protect(http.Response);
        if (key is not null && http.Request.Query.TryGetValue("key", out var given) && IsKey(given))
        {
            // Out of the address, and so out of the history.
            http.Response.Cookies.Append(Cookie, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps });
            http.Response.Redirect("/");
        }
        else if (key is null || IsKey(http.Request.Cookies[Cookie]))
        {
            await next(http);
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await http.Response.WriteAsync("Open the address that the dashboard printed when it started: it ends in ?key=…");
        }
    }

    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && http.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    private static bool IsSameOrigin(HttpRequest request) =>
        request.Headers.Origin is not [{ } origin] || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static void Protect(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";
    }

    private bool IsKey(string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key!));
}
