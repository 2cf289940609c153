using Withallo.Contract.Tests.Support;

namespace Withallo.Contract.Tests.V1;

public sealed class PhoneNumbersTests(ContractServer server) : ContractTest(server)
{
    [Contract("v1/numbers-list")]
    public async Task The_numbers_of_the_account_are_listed()
    {
        var number = Assert.Single(await Allo.PhoneNumbers.ListAsync(cancellationToken: Cancellation));

        Assert.Equal((Line, "US", true), (number.Number, number.Country, number.IsSharedNumber));
    }

    [Contract("v1/numbers-list")]
    public async Task The_connection_is_tested_by_listing_numbers() => Assert.True(await Allo.TestConnectionAsync(cancellationToken: Cancellation));
}
