using System.ComponentModel;
using Spectre.Console.Cli;

namespace Withallo.Tool;

/// <summary>What the commands take that speak to Allo.</summary>
internal class AccountSettings : ToolSettings
{
    [CommandOption("--api-key <KEY>")]
    [Description("The API key; otherwise WITHALLO_API_KEY, otherwise you are asked")]
    public string? ApiKey { get; init; }

    [CommandOption("--base-url <URL>")]
    [Description("Where Allo is, such as the address of 'withallo serve'; otherwise WITHALLO_BASE_URL, otherwise Allo itself")]
    public string? BaseUrl { get; init; }
}
