using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Withallo.Benchmarks.Hand;

/// <summary>
/// The yardstick: the best client that a user would write by hand for two endpoints. HttpClient with its one timeout, generated JSON,
/// the response never buffered by HttpClient but read into one pooled buffer and parsed in one pass.
/// </summary>
public sealed class HandClient : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http;
    private readonly string _callsUrl;
    private readonly Uri _smsUrl;

    public HandClient(HttpMessageHandler handler, string baseUrl)
    {
        _http = new HttpClient(handler, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "hand/1.0");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "key");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        _callsUrl = baseUrl + "/calls";
        _smsUrl = new Uri(baseUrl + "/sms");
    }

    public async Task<HandPage> SearchCallsAsync(
        string alloNumber, string? contactNumber = null, int page = 0, int size = 10, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, CallsUrl(_callsUrl, alloNumber, contactNumber, page, size));
        return await SendAsync(request, HandJsonContext.Default.HandResponseHandPage, cancellationToken).ConfigureAwait(false);
    }

    public async Task<HandSentSms> SendSmsAsync(HandSendSmsRequest sms, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _smsUrl)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(sms, HandJsonContext.Default.HandSendSmsRequest)),
        };
        request.Content.Headers.ContentType = Json;
        return await SendAsync(request, HandJsonContext.Default.HandResponseHandSentSms, cancellationToken).ConfigureAwait(false);
    }

    public static string CallsUrl(string url, string alloNumber, string? contactNumber, int page, int size)
    {
        var contact = contactNumber is null ? null : "&contact_number=" + Uri.EscapeDataString(contactNumber);
        return string.Create(
            CultureInfo.InvariantCulture, $"{url}?allo_number={Uri.EscapeDataString(alloNumber)}{contact}&page={page}&size={size}");
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<HandResponse<T>> typeInfo, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent((int)(response.Content.Headers.ContentLength ?? 16 * 1024) + 1);
        try
        {
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            var body = buffer.AsSpan(0, length);
            if (!response.IsSuccessStatusCode)
            {
                throw new HandApiException(response.StatusCode, JsonSerializer.Deserialize(body, HandJsonContext.Default.HandError));
            }

            return JsonSerializer.Deserialize(body, typeInfo)!.Data ?? throw new InvalidDataException("The response has no data.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
