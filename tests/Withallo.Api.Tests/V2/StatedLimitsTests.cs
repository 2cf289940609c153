using Withallo.Api.Tests.V1;
using Withallo.Testing;

namespace Withallo.Api.Tests.V2;

/// <summary>What <c>GET /v2/api/me</c> says of the limits reaches the limiter.</summary>
public sealed class StatedLimitsTests : SandboxTest
{
    [Fact]
    public async Task A_lower_limit_holds_for_the_very_next_calls()
    {
        var client = CreateClient();
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":{"rate_limits":{"read_per_second":1,"write_per_second":1}}}"""));
        await client.V2.Me.GetAsync(cancellationToken: Cancellation);

        var next = client.V2.Tags.ListAsync(cancellationToken: Cancellation);

        // The one permit of this second was taken by the first call: the second waits on the clock, which stands still.
        Assert.False(next.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEmpty(await next);
    }
}
