using Withallo.Api.Pipeline;
using Withallo.Api.Tests.V1;
using Withallo.Testing;

namespace Withallo.Api.Tests.V2;

/// <summary>What <c>GET /v2/api/me</c> says of the limits reaches the limiter.</summary>
public sealed class StatedLimitsTests : SandboxTest
{
    [Fact]
    public async Task The_answer_states_the_limits_that_the_sandbox_enforces()
    {
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":{"api_key_id":"api-1","rate_limits":{"read_per_second":7,"write_per_second":2}}}"""));

        IStatesLimits me = await Client.V2.Me.GetAsync(Cancellation);

        Assert.Equal((7, 2), (me.ReadsPerSecond, me.WritesPerSecond));
    }

    [Fact]
    public async Task A_lower_limit_holds_for_the_very_next_calls()
    {
        var client = CreateClient(options => options.ApiKey = Allo.ApiKey);
        Allo.Faults.Enqueue(Fault.Status(200, """{"data":{"rate_limits":{"read_per_second":1,"write_per_second":1}}}"""));
        await client.V2.Me.GetAsync(Cancellation);

        var next = client.V2.Tags.ListAsync(Cancellation);

        // The one turn of this second was taken by the first call: the second waits on the clock, which stands still.
        Assert.False(next.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.NotEmpty(await next);
    }
}
