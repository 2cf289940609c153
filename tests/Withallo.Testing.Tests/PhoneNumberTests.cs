using Withallo.Api;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed class PhoneNumberTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_are_a_plain_list()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var wire = new WireClient(allo);
        allo.PhoneNumbers.Add(new PhoneNumber { Number = "+12125550100", Name = "Main Line", Country = "US" });
        allo.PhoneNumbers.Add(new PhoneNumber { IsSharedNumber = true });

        var response = await wire.GetAsync("/numbers");

        // Number, name and country may be null.
        Assert.Equal(
            """{"data":[{"number":"+12125550100","name":"Main Line","country":"US","is_shared_number":false},{"number":null,"name":null,"country":null,"is_shared_number":true}]}""",
            response.Body);
    }

    [Fact]
    public async Task No_numbers_are_an_empty_list()
    {
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false }, Cancelled);
        using var wire = new WireClient(allo);

        Assert.Equal("""{"data":[]}""", (await wire.GetAsync("/numbers")).Body);
    }
}
