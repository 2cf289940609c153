using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Withallo.Webhooks.Endpoint;

/// <summary>Turns a request into a delivery, and its outcome into a response.</summary>
internal static class WebhookEndpoint
{
    /// <summary>The name of the route value that holds the path token.</summary>
    public const string TokenRouteValue = "token";

    public static async Task HandleAsync(HttpContext context, WebhookProcessor processor)
    {
        // Not the request's token: work under way is worth finishing when Allo hangs up.
        var outcome = await processor.ProcessAsync(ToRequest(context, processor.Clock), CancellationToken.None).ConfigureAwait(false);
        var response = context.Response;
        response.StatusCode = outcome.StatusCode;
        if (outcome.RetryAfter is { } pause)
        {
            response.Headers.RetryAfter = pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        }

        // Sent here and now: error pages and redirects of the application would tell Allo that all is well.
        response.ContentLength = 0;
        await response.CompleteAsync().ConfigureAwait(false);
    }

    private static WebhookRequest ToRequest(HttpContext context, TimeProvider clock)
    {
        var request = context.Request;
        var (id, timestamp, signature) =
            (request.Headers[WebhookHeaders.Id], request.Headers[WebhookHeaders.Timestamp], request.Headers[WebhookHeaders.Signature]);
        return new WebhookRequest(default)
        {
            DeliveryId = First(id),
            Timestamp = First(timestamp),
            Signature = First(signature),
            HasRepeatedHeader = id.Count > 1 || timestamp.Count > 1 || signature.Count > 1,
            ContentEncoding = request.Headers.ContentEncoding,
            ContentLength = request.ContentLength,
            PathToken = request.RouteValues[TokenRouteValue] as string,
            RouteValues = request.RouteValues,
            Services = context.RequestServices,
            ReadBody = options => BodyReader.ReadAsync(context, options, clock),
        };
    }

    private static string? First(StringValues values) => values.Count == 0 ? null : values[0];
}
