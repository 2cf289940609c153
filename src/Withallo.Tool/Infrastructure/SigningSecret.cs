using Withallo.Webhooks;

namespace Withallo.Tool;

/// <summary>Signing secrets as they are given on the command line.</summary>
internal static class SigningSecret
{
    public const string Variable = "WITHALLO_WEBHOOK_SECRET";

    /// <summary>The secret of the option or, without it, of the environment; null when there is neither.</summary>
    public static string? Find(string? given, string option)
    {
        var fromEnvironment = Environment.GetEnvironmentVariable(Variable);
        return Check(given, option) ?? Check(string.IsNullOrWhiteSpace(fromEnvironment) ? null : fromEnvironment, Variable);
    }

    /// <summary>The secret, if it is one that can sign.</summary>
    public static string? Check(string? secret, string option)
    {
        try
        {
            _ = secret is null ? null : new WebhookSigner(secret);
            return secret;
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(
                $"{option} is not a signing secret: those are whsec_ and base64, as Allo shows them under Settings > Webhooks.", ExitCode.Usage, exception);
        }
    }
}
