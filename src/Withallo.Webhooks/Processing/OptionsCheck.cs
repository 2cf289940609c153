using System.Buffers;

namespace Withallo.Webhooks.Processing;

/// <summary>Finds options that would trust anybody or nobody, or cannot work.</summary>
internal static class OptionsCheck
{
    private const int MinTokenLength = 32;

    private static readonly TimeSpan MaxTolerance = TimeSpan.FromDays(1);
    private static readonly TimeSpan MaxHandlerTimeout = TimeSpan.FromSeconds(30);

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    /// <summary>What is wrong with the options, a sentence each; nothing quotes a secret or a number.</summary>
    public static IEnumerable<string> Problems(WithalloWebhooksOptions options)
    {
        if (!options.IsSigned && options.PathToken is null && !options.AllowUnsignedDeliveries)
        {
            yield return
                "Nothing tells Allo's webhooks from anybody else's. Set one of these: "
                + $"{nameof(options.SigningSecrets)}, the whsec_… of your v2 webhooks (Settings > Webhooks in Allo), "
                + $"or {nameof(options.SecretResolver)}, where each request has its own; "
                + $"{nameof(options.PathToken)}, {MinTokenLength} or more random characters in the address of your v1 webhooks, which are not signed; "
                + $"or {nameof(options.AllowUnsignedDeliveries)} = true, to take deliveries from anybody.";
        }

        if (options.SigningSecrets.Count > 0 && options.SecretResolver is not null)
        {
            yield return $"{nameof(options.SigningSecrets)} and {nameof(options.SecretResolver)} contradict each other: a resolver finds all secrets of a request.";
        }

        if (options.IsSigned && options.AllowUnsignedDeliveries)
        {
            var signed = options.SecretResolver is null ? nameof(options.SigningSecrets) : nameof(options.SecretResolver);
            yield return
                $"{signed} and {nameof(options.AllowUnsignedDeliveries)} contradict each other: an endpoint that checks signatures takes no unsigned delivery. "
                + "Remove one of them, or map a second endpoint under a name of its own.";
        }

        for (var i = 0; i < options.SigningSecrets.Count; i++)
        {
            if (!IsSecret(options.SigningSecrets[i]))
            {
                yield return
                    $"{nameof(options.SigningSecrets)}[{i}] is not a signing secret: one is 16 or more random bytes in base64, as a rule after whsec_. "
                    + "It may be a placeholder, or cut short. "
                    + "Copy it from Settings > Webhooks in Allo, or from the response of the call that created the webhook.";
            }
        }

        foreach (var (token, setting) in new[] { (options.PathToken, nameof(options.PathToken)), (options.PreviousPathToken, nameof(options.PreviousPathToken)) })
        {
            if (token is not null && (token.Length < MinTokenLength || token.AsSpan().ContainsAnyExcept(TokenCharacters)))
            {
                yield return
                    $"{setting} must be {MinTokenLength} or more random letters, digits, '-', '_', '.' or '~': whoever guesses it can send events.";
            }
        }

        if (options.PreviousPathToken is not null && options.PathToken is null)
        {
            yield return $"{nameof(options.PreviousPathToken)} is accepted beside {nameof(options.PathToken)}, which is missing.";
        }

        if (options.MaxBodySize <= 0)
        {
            yield return $"{nameof(options.MaxBodySize)} must be positive. It is in bytes.";
        }

        if (options.Tolerance < TimeSpan.Zero || options.Tolerance > MaxTolerance)
        {
            yield return
                $"{nameof(options.Tolerance)} must not be negative nor exceed {MaxTolerance.TotalHours:0} hours: "
                + "whoever has seen a delivery can send it again for so long.";
        }

        if (options.BodyTimeout <= TimeSpan.Zero || options.BodyTimeout >= options.HandlerTimeout)
        {
            yield return $"{nameof(options.BodyTimeout)} must be positive and shorter than {nameof(options.HandlerTimeout)}, which it is part of.";
        }

        if (options.HandlerTimeout > MaxHandlerTimeout)
        {
            yield return
                $"{nameof(options.HandlerTimeout)} must not exceed {MaxHandlerTimeout.TotalSeconds} seconds: Allo gives up earlier. Hand longer work to a queue.";
        }

        for (var i = 0; i < options.OwnNumbers.Count; i++)
        {
            if (PhoneDigits.OfListed(options.OwnNumbers[i]) is null)
            {
                yield return
                    $"{nameof(options.OwnNumbers)}[{i}] is not a phone number with its country code, as in +33 1 00 00 00 01: no event would ever match it.";
            }
        }
    }

    private static bool IsSecret(string? secret)
    {
        if (secret is null)
        {
            return false;
        }

        try
        {
            _ = new WebhookSecret(secret);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
