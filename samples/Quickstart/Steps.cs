using Withallo.Api;

namespace Quickstart;

/// <summary>What both tours show.</summary>
internal static class Steps
{
    public static async Task<IReadOnlyList<PhoneNumber>> ListNumbersAsync(this IWithalloClient client, Screen screen)
    {
        screen.Step("List the account's numbers", "client.PhoneNumbers.ListAsync()");
        var numbers = await client.PhoneNumbers.ListAsync();
        foreach (var number in numbers)
        {
            screen.Row(number.Number ?? "(none)", $"{number.Name} · {number.Country}{(number.IsSharedNumber ? " · shared" : "")}");
        }

        return numbers;
    }
}
