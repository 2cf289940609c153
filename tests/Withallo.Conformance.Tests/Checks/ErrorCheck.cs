using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Withallo.Api;

namespace Withallo.Conformance.Tests;

/// <summary>Allo's error responses, and the exceptions that they have to become (docs/allo-api/errors.md).</summary>
internal static class ErrorCheck
{
    /// <summary>The bodies of an error response: every example, and one with all members.</summary>
    public static IEnumerable<JsonObject> Bodies(VendorDocument document, int status, IOpenApiMediaType content) =>
        VendorOperation.Examples(content).Select(example => example.DeepClone().AsObject()).Append(Generated(document, status, content.Schema!));

    /// <summary>The exception that a body has to become: by its code, then by its status.</summary>
    public static Type Expected(int status, JsonObject body) =>
        (body["error"]?["code"] ?? body["code"])?.GetValue<string>().EndsWith("_NOT_FOUND", StringComparison.Ordinal) is true
            ? typeof(WithalloNotFoundException)
            : status switch
            {
                400 or 422 => typeof(WithalloValidationException),
                401 => typeof(WithalloAuthenticationException),
                402 => typeof(WithalloApiException),
                403 => typeof(WithalloForbiddenException),
                404 => typeof(WithalloNotFoundException),
                409 => typeof(WithalloConflictException),
                429 => typeof(WithalloRateLimitException),
                _ => throw new NotSupportedException($"The document has begun to declare {status}: these tests have to learn it."),
            };

    /// <summary>What the exception tells, written as Allo writes it.</summary>
    public static JsonNode? Rewrite(JsonObject served, WithalloApiException exception)
    {
        var written = new JsonObject
        {
            ["type"] = exception.ErrorType,
            ["code"] = exception.ErrorCode,
            ["message"] = exception.ErrorMessage,
            ["param"] = exception.Parameter,
            ["suggestion"] = exception.Suggestion,
            ["doc_url"] = exception.DocumentationUrl,
            ["request_id"] = exception.RequestId,
            ["details"] = new JsonArray([.. exception.Details.Select(detail => new JsonObject { ["field"] = detail.Field, ["message"] = detail.Message })]),
        };
        if (served["error"] is not JsonObject error)
        {
            return ResponseCheck.WithoutDefaults(served, written);
        }

        // The flag of this code is wrong, and the client knows it (docs/allo-api/errors.md#what-may-be-tried-again).
        var flag = exception.ErrorCode == "DIALING_QUEUE_APPEND_CONFLICT" ? !exception.Retryable : exception.Retryable;
        written["retryable"] = error.ContainsKey("retryable") ? flag : null;
        written["retry_after_seconds"] = exception.RetryAfter?.TotalSeconds is { } seconds ? (int)seconds : null;
        return ResponseCheck.WithoutDefaults(served, new JsonObject { ["error"] = written });
    }

    private static JsonObject Generated(VendorDocument document, int status, IOpenApiSchema declared)
    {
        var apiError = document.Component("ApiError");

        // ApiErrorResponse is referred to and not defined, and a bare {error: object} stands for the common error body as well.
        var schema = document.Resolve(declared) is null || IsBare(document, declared) ? apiError : declared;
        var body = new SchemaSample(document, SampleKind.Full).Of(schema)!.AsObject();
        if (body["error"] is JsonObject error)
        {
            (error["type"], error["code"]) = status switch
            {
                400 or 422 => ("validation_error", "INVALID_REQUEST_BODY"),
                401 => ("authentication_error", "API_KEY_INVALID"),
                402 => ("billing_error", "PARTNER_BILLING_FAILED"),
                403 => ("permission_error", "API_KEY_INSUFFICIENT_SCOPE"),
                404 => ("not_found_error", "CONVERSATION_ITEM_NOT_FOUND"),
                409 => ("conflict_error", "NUMBER_ALREADY_ASSIGNED"),
                _ => ("rate_limit_error", "RATE_LIMIT_EXCEEDED"),
            };
        }

        return body;
    }

    private static bool IsBare(VendorDocument document, IOpenApiSchema declared) =>
        document.Members(document.Resolve(declared)!).ToDictionary().TryGetValue("error", out var error)
        && !document.Members(document.Resolve(error)!).Any();
}
