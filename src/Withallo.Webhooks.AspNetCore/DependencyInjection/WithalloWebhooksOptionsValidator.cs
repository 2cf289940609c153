using System.Buffers;
using Microsoft.Extensions.Options;

namespace Withallo.Webhooks.DependencyInjection;

/// <summary>Fails the start of a host whose endpoint would trust anybody or nobody. No complaint quotes a secret.</summary>
internal sealed class WithalloWebhooksOptionsValidator : IValidateOptions<WithalloWebhooksOptions>
{
    private const int MinTokenLength = 32;

    private static readonly TimeSpan MaxHandlerTimeout = TimeSpan.FromSeconds(30);

    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    public ValidateOptionsResult Validate(string? name, WithalloWebhooksOptions options)
    {
        var complaints = Complaints(options).ToArray();
        return complaints.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(complaints);
    }

    private static IEnumerable<string> Complaints(WithalloWebhooksOptions options)
    {
        if (options.SigningSecrets.Count == 0 && options.PathToken is null && !options.AllowUnsignedDeliveries)
        {
            yield return
                "Nothing tells Allo's webhooks from anybody else's. Set one of three: "
                + $"{nameof(options.SigningSecrets)}, the whsec_… of your v2 webhooks (Settings > Webhooks in Allo); "
                + $"{nameof(options.PathToken)}, {MinTokenLength} or more random characters in the address of your v1 webhooks, which are not signed; "
                + $"or {nameof(options.AllowUnsignedDeliveries)} = true, to take deliveries from anybody.";
        }

        if (options.SigningSecrets.Count > 0 && options.AllowUnsignedDeliveries)
        {
            yield return
                $"{nameof(options.SigningSecrets)} and {nameof(options.AllowUnsignedDeliveries)} contradict each other: an endpoint that checks signatures takes no unsigned delivery. "
                + "Remove one of them, or map a second endpoint under a name of its own.";
        }

        for (var i = 0; i < options.SigningSecrets.Count; i++)
        {
            if (!IsSecret(options.SigningSecrets[i]))
            {
                yield return
                    $"{nameof(options.SigningSecrets)}[{i}] is not a signing secret: one is base64, as a rule after whsec_. Copy it from Settings > Webhooks in Allo, or from the answer of the call that created the webhook.";
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

        if (options.Tolerance < TimeSpan.Zero)
        {
            yield return $"{nameof(options.Tolerance)} must not be negative.";
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
    }

    private static bool IsSecret(string? secret)
    {
        if (secret is null)
        {
            return false;
        }

        try
        {
            _ = new WebhookSigner(secret);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
