namespace Withallo.Tool;

internal static class WebAddress
{
    /// <summary>An http or https address that was given as an option.</summary>
    public static Uri Parse(string text, string option) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new ToolException($"{option} takes an address such as http://localhost:5000/webhooks/allo.", ExitCode.Usage);
}
