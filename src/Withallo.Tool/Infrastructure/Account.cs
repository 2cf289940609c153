using Spectre.Console;
using Withallo.Api;

namespace Withallo.Tool;

/// <summary>The account that a command speaks to: its key and where it is.</summary>
internal static class Account
{
    public const string KeyVariable = "WITHALLO_API_KEY";
    public const string BaseUrlVariable = "WITHALLO_BASE_URL";

    private const string NoKey =
        "There is no API key. Give --api-key, set WITHALLO_API_KEY, or run this in a terminal to be asked for it. Keys are made in Allo under Settings > API.";

    /// <summary>A client for the account.</summary>
    public static async Task<WithalloClient> OpenAsync(AccountSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var origin = Origin(settings);
        var key = await KeyAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        return new WithalloClient(new WithalloOptions
        {
            ApiKey = key,
            BaseUrl = origin,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            UserAgent = ToolVersion.UserAgent,
        });
    }

    /// <summary>Where Allo is: scheme, host and port. A path behind it is dropped, since both generations' addresses are given to people.</summary>
    public static Uri Origin(AccountSettings settings)
    {
        var text = settings.BaseUrl ?? NotEmpty(Environment.GetEnvironmentVariable(BaseUrlVariable)) ?? "https://api.withallo.com";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            throw new ToolException("The base URL is not an address such as https://api.withallo.com or http://127.0.0.1:4010.", ExitCode.Usage);
        }

        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            throw new ToolException("The key would travel unencrypted: plain http is for this machine alone.", ExitCode.Usage);
        }

        return new Uri(url.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Which of the three places the key comes from, as people say it.</summary>
    public static string KeySource(AccountSettings settings) =>
        NotEmpty(settings.ApiKey) is not null ? "--api-key"
        : NotEmpty(Environment.GetEnvironmentVariable(KeyVariable)) is not null ? KeyVariable
        : "the prompt";

    private static async Task<string> KeyAsync(AccountSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        if ((NotEmpty(settings.ApiKey) ?? NotEmpty(Environment.GetEnvironmentVariable(KeyVariable))) is { } key)
        {
            return key;
        }

        if (!Terminal.CanAsk)
        {
            throw new ToolException(NoKey, ExitCode.Key);
        }

        // The first look at the keyboard ends the terminal's echo: what is pasted right after the prompt must not show either.
        _ = Console.KeyAvailable;

        // On standard error, so that the results can go elsewhere; without a mask, so that not even the length shows.
        var prompt = new TextPrompt<string>("API key:").Secret(mask: null).AllowEmpty();
        return NotEmpty(await prompt.ShowAsync(terminal.Error, cancellationToken).ConfigureAwait(false)) ?? throw new ToolException(NoKey, ExitCode.Key);
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
