using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Withallo.Api;
using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>What docs/webhooks.md shows about own numbers, run.</summary>
public sealed class OwnNumberDocsTests
{
    [Fact]
    public async Task Own_numbers_come_from_the_client()
    {
        var handled = 0;
        await using var receiver = await Receiver.StartAsync(
            webhooks =>
            {
                #region docs_own_numbers
                webhooks.UseOwnNumbers(async (services, cancellationToken) =>
                {
                    var numbers = await services.GetRequiredService<IPhoneNumbersApi>().ListAsync(cancellationToken: cancellationToken);
                    return [.. numbers.Select(number => number.Number).OfType<string>()];
                });
                #endregion
                webhooks.OnUnknown((_, _) => Task.FromResult(handled++));
            },
            static o => o.AllowUnsignedDeliveries = true,
            static services => services.AddSingleton<IPhoneNumbersApi, TwoNumbers>());

        using var own = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1("a"));
        using var other = await receiver.DeliverUnsignedAsync(Bodies.CallReceivedV1("b", "+33100000099"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, 1), (own.StatusCode, other.StatusCode, handled));
    }

    private sealed class TwoNumbers : IPhoneNumbersApi
    {
        public Task<IReadOnlyList<PhoneNumber>> ListAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<PhoneNumber>>([new() { Number = Bodies.OwnNumber }, new()]);
    }
}
