using System.Net;
using System.Text;


namespace Withallo.Api.Tests.Errors;

/// <summary>Makes the exception of a refusal as the client does, without a server.</summary>
internal static class Refusal
{
    private static readonly Operation SomeOperation = new(ApiGeneration.V1, HttpMethod.Get, "/things", "THINGS_READ");

    public static WithalloApiException Of(int statusCode, string body = "") => Of(statusCode, Encoding.UTF8.GetBytes(body));

    public static WithalloApiException Of(int statusCode, byte[] body) => new ApiError(SomeOperation, (HttpStatusCode)statusCode, body).ToException();
}
