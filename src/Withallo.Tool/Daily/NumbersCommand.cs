using System.Text.Json.Nodes;

namespace Withallo.Tool;

/// <summary>Lists numbers and sender IDs.</summary>
internal sealed class NumbersCommand : ToolCommand<AccountSettings>
{
    protected override async Task<int> RunAsync(AccountSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        using var client = await Account.OpenAsync(settings, terminal, cancellationToken).ConfigureAwait(false);
        var numbers = await client.V2.Numbers.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        terminal.Table(
            ["number", "name", "type", "country", "capabilities", "users"],
            [
                .. numbers.Select(number => new JsonNode?[]
                {
                    number.Number,
                    number.Name,
                    number.Type.Value,
                    number.Country,
                    new JsonArray([.. number.Capabilities.Select(capability => JsonValue.Create(capability.Value))]),
                    new JsonArray([.. number.Users.Select(user => JsonValue.Create(user.Name ?? user.Email ?? user.Id))]),
                }),
            ],
            nothing: "The account has no number.");
        return ExitCode.Success;
    }
}
