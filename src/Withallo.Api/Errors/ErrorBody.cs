using System.Globalization;
using System.Text.Json;
using Withallo.Json;

namespace Withallo.Api;

/// <summary>
/// What an error body says, whichever generation, proxy or accident wrote it.
/// The one reader of errors: it never throws.
/// </summary>
internal sealed class ErrorBody
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    /// <summary>Whether the body is a JSON object, as Allo's are.</summary>
    public bool IsJson { get; private init; }

    public string? Code { get; private init; }

    public string? Type { get; private init; }

    public string? Message { get; private init; }

    public string? Parameter { get; private init; }

    public string? Suggestion { get; private init; }

    public string? DocumentationUrl { get; private init; }

    public string? RequestId { get; private init; }

    public bool? Retryable { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    public IReadOnlyList<WithalloErrorDetail> Details { get; private init; } = [];

    public static ErrorBody Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonText.Utf8Of(utf8), Tolerant);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : new ErrorBody();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // HTML, an empty body or a truncated one: the status still says enough.
            return new ErrorBody();
        }
    }

    private static ErrorBody Read(JsonElement root)
    {
        var wrapped = root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object;
        var body = wrapped ? error : root;
        var details = ReadDetails(body, "errors").Concat(ReadDetails(body, "details")).ToArray();
        return new ErrorBody
        {
            IsJson = true,
            // v2's error.code, v1's code, the legacy webhooks' error; a message only where it is a code in disguise.
            Code = NonEmpty(body, "code") ?? NonEmpty(root, "code") ?? NonEmpty(root, "error") ?? CodeIn(Text(body, "message")) ?? CodeIn(Text(body, "detail")),
            Type = Text(body, "type"),
            Message = Text(body, "message") ?? Text(body, "detail"),
            Parameter = Text(body, "param"),
            Suggestion = Text(body, "suggestion"),
            DocumentationUrl = Text(body, "doc_url"),
            RequestId = Text(body, "request_id"),
            Retryable = body.TryGetProperty("retryable", out var flag) && flag.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? flag.ValueKind == JsonValueKind.True
                : null,
            RetryAfter = Seconds(Text(body, "retry_after_seconds")) ?? ResetIn(details),
            Details = details,
        };
    }

    private static IEnumerable<WithalloErrorDetail> ReadDetails(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return new WithalloErrorDetail(Text(item, "field"), Text(item, "message"), Text(item, "code"));
            }
            else if (item.ValueKind == JsonValueKind.String)
            {
                yield return new WithalloErrorDetail(null, JsonText.Read(item));
            }
        }
    }

    /// <summary>The <c>reset_in</c> of v1's quota, one of the <c>key=value</c> pairs of its details.</summary>
    private static TimeSpan? ResetIn(WithalloErrorDetail[] details) =>
        Seconds(details.Select(static detail => ErrorDetailPairs.Find(detail.Message, "reset_in")).FirstOrDefault(static wait => wait is not null));

    /// <summary>Seconds as Allo writes them: digits, perhaps with a fraction.</summary>
    internal static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
        && seconds >= 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, 1_000_000_000))
            : null;

    private static string? CodeIn(string? text) =>
        text is { Length: > 0 and <= 64 } && text.All(static c => char.IsAsciiLetterUpper(c) || c == '_' || char.IsAsciiDigit(c)) && char.IsAsciiLetter(text[0])
            ? text
            : null;

    /// <summary>A text that says something: an empty code is none.</summary>
    private static string? NonEmpty(JsonElement parent, string name) => Text(parent, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static string? Text(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? JsonText.Read(value)
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
