using System.Collections.ObjectModel;
using Withallo.Webhooks.Handlers;
using Withallo.Webhooks.Processing;

namespace Withallo.Webhooks;

/// <summary>A request that claims to be a delivery of Allo's, whatever it came in: HTTP, a function's trigger, a queue.</summary>
public sealed class WebhookRequest
{
    /// <summary>Creates a request without headers, as Allo's v0 and v1 webhooks come; set those of a signed one.</summary>
    /// <param name="body">The bytes of the body as they came, before anything parsed or re-encoded them. They are kept, not copied.</param>
    public WebhookRequest(ReadOnlyMemory<byte> body) => Body = body;

    /// <summary>Creates a request and takes what it needs from its headers; the case of their names does not matter.</summary>
    /// <param name="body">The bytes of the body as they came, before anything parsed or re-encoded them. They are kept, not copied.</param>
    /// <param name="headers">The headers, as <see cref="System.Net.Http.Headers.HttpHeaders"/> or a dictionary has them.</param>
    public WebhookRequest(ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers)
        : this(body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                SetHeader(name, value);
            }
        }
    }

    /// <inheritdoc cref="WebhookRequest(ReadOnlyMemory{byte}, IEnumerable{KeyValuePair{string, IEnumerable{string}}})"/>
    public WebhookRequest(ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, string>> headers)
        : this(body)
    {
        ArgumentNullException.ThrowIfNull(headers);
        foreach (var (name, value) in headers)
        {
            SetHeader(name, value);
        }
    }

    /// <summary>The bytes of the body; empty for as long as they are not read.</summary>
    public ReadOnlyMemory<byte> Body { get; internal set; }

    /// <summary>The header <see cref="WebhookHeaders.Id"/>.</summary>
    public string? DeliveryId { get; set => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The header <see cref="WebhookHeaders.Timestamp"/>.</summary>
    public string? Timestamp { get; set; }

    /// <summary>The header <see cref="WebhookHeaders.Signature"/>.</summary>
    public string? Signature { get; set; }

    /// <summary>The last segment of the address, where <see cref="WithalloWebhooksOptions.PathToken"/> is expected.</summary>
    public string? PathToken { get; set; }

    /// <summary>
    /// What the address says, by name, for <see cref="WithalloWebhooksOptions.SecretResolver"/>: the route values in ASP.NET Core, so that a
    /// tenant is <c>RouteValues["tenant"]</c> where the pattern has <c>{tenant}</c>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> RouteValues { get; set; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>The services of the request, for <see cref="WithalloWebhooksOptions.SecretResolver"/>; without a container there are none.</summary>
    public IServiceProvider Services { get; set; } = NoServices.Instance;

    internal string? ContentEncoding { get; set; }

    /// <summary>Whether a header of the signature came twice.</summary>
    internal bool HasRepeatedHeader { get; set; }

    /// <summary>How long the body is said to be.</summary>
    internal long? ContentLength { get; init; }

    /// <summary>Reads the body of a request that has passed the checks of its headers; without it the body is there.</summary>
    internal Func<WithalloWebhooksOptions, ValueTask<WebhookBody>>? ReadBody { get; init; }

    /// <summary>Which delivery it is. Neither body nor signature.</summary>
    public override string ToString() => $"{nameof(WebhookRequest)} {DeliveryId}".TrimEnd();

    private void SetHeader(string name, string value)
    {
        if (Is(name, WebhookHeaders.Id))
        {
            HasRepeatedHeader |= DeliveryId is not null;
            DeliveryId = value;
        }
        else if (Is(name, WebhookHeaders.Timestamp))
        {
            HasRepeatedHeader |= Timestamp is not null;
            Timestamp = value;
        }
        else if (Is(name, WebhookHeaders.Signature))
        {
            HasRepeatedHeader |= Signature is not null;
            Signature = value;
        }
        else if (Is(name, "Content-Encoding"))
        {
            ContentEncoding = value;
        }
    }

    private static bool Is(string name, string header) => string.Equals(name, header, StringComparison.OrdinalIgnoreCase);
}
