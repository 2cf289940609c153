using System.Net;
using Withallo.Api.Declarative;

namespace Withallo.Api.Pipeline;

/// <summary>One logical call: what every attempt sends, and what came of the last one.</summary>
internal abstract class Exchange
{
    protected Exchange(Operation operation, Uri uri, byte[]? body, KeyValuePair<string, string?>[]? headers, RequestOptions? options)
    {
        foreach (var (name, value) in headers ?? [])
        {
            if (value is not null && !HeaderText.IsValue(value))
            {
                throw new ArgumentException($"The value for the header {name} must be one line of ASCII characters.", nameof(headers));
            }
        }

        Operation = operation;
        Uri = uri;
        Body = body;
        Headers = headers;
        Options = options;
        // One key for all attempts of the call, or Allo could act twice (errors-limits-auth.md §7).
        IdempotencyKey = operation.Idempotent ? options?.IdempotencyKey ?? Guid.NewGuid().ToString() : null;
    }

    public Operation Operation { get; }

    public Uri Uri { get; }

    public byte[]? Body { get; }

    public KeyValuePair<string, string?>[]? Headers { get; }

    public RequestOptions? Options { get; }

    public string? IdempotencyKey { get; }

    /// <summary>When the call began, on the clock's own scale.</summary>
    public long StartedAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed; null when it succeeded.</summary>
    public WithalloException? Failure { get; set; }

    /// <summary>How long Allo asked to wait after the last attempt.</summary>
    public TimeSpan? RetryAfter { get; set; }

    public HttpStatusCode? StatusCode { get; set; }

    public string? RequestId { get; set; }

    /// <summary>Whether the caller wants what came along with the answer.</summary>
    public bool KeepsResponse { get; init; }

    public RateLimitSnapshot? RateLimit { get; set; }

    public bool IdempotencyReplayed { get; set; }

    public IReadOnlyDictionary<string, string>? ResponseHeaders { get; set; }

    /// <summary>Whether the request goes to Allo, so that it carries the key and the options' headers; a recording may be elsewhere.</summary>
    public virtual bool IsForAllo => true;

    /// <summary>Whether the body of a success is read at all.</summary>
    public abstract bool ReadsBody { get; }

    /// <summary>Whether an attempt of unknown outcome may be repeated: a fact of the operation, never of the verb.</summary>
    public bool MayRepeat => Operation.Repeatable || Operation.Idempotent;

    /// <summary>The limits that the answer states, if it is one that does.</summary>
    public abstract IStatesLimits? StatedLimits { get; }

    /// <summary>Reads the answer; <see langword="false"/> when there is none and one is due.</summary>
    public abstract bool TryReadAnswer(ReadOnlySpan<byte> utf8);

    /// <summary>Says what kind of answer this kind of call takes.</summary>
    public virtual void Prepare(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
    }

    /// <summary>Takes the response over as it streams; <see langword="false"/> leaves it to be read as an answer or a refusal.</summary>
    public virtual ValueTask<bool> TryStreamAsync(HttpResponseMessage response, AttemptDeadline deadline) => new(false);
}
