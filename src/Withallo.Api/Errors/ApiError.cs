using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace Withallo.Api;

/// <summary>An error response, and what it means.</summary>
internal sealed class ApiError
{
    /// <summary>How much of a body an exception keeps.</summary>
    public const int LongestBody = 32 * 1024;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private readonly bool _quotaIsDaily;
    private readonly string? _scope;

    public ApiError(
        string operation,
        string? scope,
        HttpStatusCode statusCode,
        ReadOnlyMemory<byte> utf8,
        int attempts = 1,
        string? requestId = null,
        TimeSpan? retryAfter = null,
        TimeSpan? limitReset = null)
    {
        Attempts = attempts;
        Operation = operation;
        _scope = scope;
        StatusCode = statusCode;
        Body = ErrorBody.Read(utf8);
        FromAllo = (int)statusCode is < 520 or > 530 && (Body.IsJson || utf8.Span.Trim(" \t\r\n"u8).IsEmpty);
        Code = Body.Code;
        RequestId = requestId ?? Body.RequestId;
        RetryAfter = retryAfter ?? Body.RetryAfter ?? limitReset;
        Text = utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8.Span[..Math.Min(utf8.Length, LongestBody)]);
        _quotaIsDaily = (Code?.EndsWith("SMS_LIMIT_REACHED", StringComparison.Ordinal) ?? false)
            || Body.Details.Any(static detail => ErrorDetailPairs.Find(detail.Message, "type") == "DAILY");
    }

    public string Operation { get; }

    /// <summary>Whether Allo itself responded: its bodies are JSON objects, and the statuses 520 to 530 are those of its CDN.</summary>
    public bool FromAllo { get; }

    public HttpStatusCode StatusCode { get; }

    public int Attempts { get; }

    public ErrorBody Body { get; }

    public string? Code { get; }

    public string? RequestId { get; }

    /// <summary>How long to wait: the header, then the body, then the end of the limit's window.</summary>
    public TimeSpan? RetryAfter { get; }

    public string? Text { get; }

    /// <summary>Whether the same request may succeed later: by code, then by Allo's own flag, then by status.</summary>
    public bool Retryable => Code switch
    {
        "OTHER_TRANSACTION_IN_PROGRESS" or "DIALING_QUEUE_APPEND_CONFLICT" or "RATE_LIMIT_EXCEEDED" or "INTERNAL_SERVER_ERROR" => true,
        _ when _quotaIsDaily => false,
        _ => Body.Retryable ?? (int)StatusCode is 408 or 425 or 429 or 500 or 502 or 503 or 504 or (>= 520 and <= 530),
    };

    /// <summary>The scopes that v1 names in its details; the operation's own where Allo names none.</summary>
    public IReadOnlyList<string> RequiredScopes
    {
        get
        {
            var named = Body.Details.Select(static detail => ErrorDetailPairs.Find(detail.Message, "required")).OfType<string>().ToArray();
            return named.Length > 0 ? named
                : Code == "API_KEY_INSUFFICIENT_SCOPE" && _scope is { } scope ? [scope]
                : [];
        }
    }

    /// <summary>What is wrong, by field: v1's details, v2's errors, else v2's single parameter.</summary>
    public IReadOnlyDictionary<string, string> FieldErrors
    {
        get
        {
            var errors = new Dictionary<string, string>();
            foreach (var detail in Body.Details)
            {
                if (detail.Field is not null)
                {
                    errors.TryAdd(detail.Field, detail.Message ?? detail.Code ?? "");
                }
            }

            if (Body.Parameter is not null)
            {
                errors.TryAdd(Body.Parameter, Body.Message ?? Code ?? "");
            }

            return errors;
        }
    }

    /// <summary>The person that Allo names in its message as the one who has the number; null where it names none, or several.</summary>
    public string? ExistingId => Code == "NUMBER_ALREADY_ASSIGNED" ? PersonIdIn(Body.Message) : null;

    public WithalloApiException ToException() => Code switch
    {
        // 400 on v1, 404 on v2: the code decides.
        not null when Code.EndsWith("_NOT_FOUND", StringComparison.Ordinal) => new WithalloNotFoundException(this),
        _ => Body.Type switch
        {
            "authentication_error" => new WithalloAuthenticationException(this),
            "permission_error" => new WithalloForbiddenException(this),
            "not_found_error" => new WithalloNotFoundException(this),
            "conflict_error" => new WithalloConflictException(this),
            "rate_limit_error" => new WithalloRateLimitException(this),
            "validation_error" => new WithalloValidationException(this),
            "server_error" => new WithalloServerException(this),
            _ => ByStatus(),
        },
    };

    /// <summary>One line for logs: operation, status, code, fields and request id, and nothing that the caller sent.</summary>
    public string Describe()
    {
        var text = new StringBuilder(Operation).Append(" got the response ").Append((int)StatusCode);
        if (Identifier.Of(Code) is { } code)
        {
            text.Append(' ').Append(code);
        }

        var fields = FieldErrors.Keys.Select(Identifier.Of).OfType<string>().ToArray();
        if (fields.Length > 0)
        {
            text.Append(" (").AppendJoin(", ", fields).Append(')');
        }

        if (StatusCode == HttpStatusCode.Unauthorized)
        {
            text.Append(": check the API key");
        }
        else if (RequiredScopes is { Count: > 0 } scopes && StatusCode == HttpStatusCode.Forbidden)
        {
            text.Append(": the API key lacks ").AppendJoin(", ", scopes.Select(Identifier.Of).OfType<string>());
        }
        else if (StatusCode == HttpStatusCode.TooManyRequests && RetryAfter is { } wait)
        {
            text.Append(CultureInfo.InvariantCulture, $": wait {wait.TotalSeconds:0.###} s");
        }

        text.Append(FromAllo ? "." : ". It came from something in front of Allo, such as a proxy or CDN.");
        if (Identifier.Of(RequestId) is { } request)
        {
            text.Append(" Request id: ").Append(request).Append('.');
        }

        return text.ToString();
    }

    private static string? PersonIdIn(ReadOnlySpan<char> message)
    {
        string? found = null;
        while (!message.IsEmpty)
        {
            var end = message.IndexOfAnyExcept(IdCharacters);
            var word = (end < 0 ? message : message[..end]).TrimEnd("-_");
            message = end < 0 ? [] : message[(end + 1)..];
            // "per-request" is a word as well, but has no digit.
            if (!word.StartsWith("per-", StringComparison.Ordinal) || !word.ContainsAnyInRange('0', '9'))
            {
                continue;
            }

            if (found is not null && !word.SequenceEqual(found))
            {
                return null;
            }

            found ??= word.ToString();
        }

        return found;
    }

    private WithalloApiException ByStatus() => (int)StatusCode switch
    {
        401 => new WithalloAuthenticationException(this),
        403 => new WithalloForbiddenException(this),
        404 => new WithalloNotFoundException(this),
        409 => new WithalloConflictException(this),
        429 => new WithalloRateLimitException(this),
        400 or 405 or 415 or 422 => new WithalloValidationException(this),
        >= 500 => new WithalloServerException(this),
        _ => new WithalloApiException(this),
    };
}
