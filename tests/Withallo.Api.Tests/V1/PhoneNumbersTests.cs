namespace Withallo.Api.Tests.V1;

public sealed class PhoneNumbersTests : SandboxTest
{
    [Fact]
    public async Task List_returns_every_number_of_the_account()
    {
        var numbers = await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation);

        AssertSent("GET", "/v1/api/numbers");
        Assert.Equal(
            [(MainLine, "Main Line", "US", false), ("+33199000100", "Paris Office", "FR", false), ("+12125550101", "Support", "US", true)],
            numbers.Select(number => (number.Number!, number.Name!, number.Country!, number.IsSharedNumber)));
    }

    [Fact]
    public async Task An_account_without_numbers_has_an_empty_list()
    {
        Allo.PhoneNumbers.Clear();

        Assert.Empty(await Client.PhoneNumbers.ListAsync(cancellationToken: Cancellation));
    }
}
