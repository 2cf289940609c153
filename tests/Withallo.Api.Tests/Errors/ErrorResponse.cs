using System.Net;
using System.Text;


namespace Withallo.Api.Tests.Errors;

/// <summary>Makes the exception of an error response as the client does, without a server.</summary>
internal static class ErrorResponse
{
    public static WithalloApiException Of(int statusCode, string body = "") => Of(statusCode, Encoding.UTF8.GetBytes(body));

    public static WithalloApiException Of(int statusCode, byte[] body) => new ApiError("GET /v1/api/things", "THINGS_READ", (HttpStatusCode)statusCode, body).ToException();
}
