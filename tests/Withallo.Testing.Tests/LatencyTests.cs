using Withallo.Testing;
using Withallo.Tests.V2;

namespace Withallo.Tests;

public sealed class LatencyTests
{
    [Fact]
    public async Task A_sandbox_with_latency_responds_that_much_later_on_its_own_clock()
    {
        var latency = TimeSpan.FromMilliseconds(300);
        await using var sandbox = await V2Sandbox.StartAsync(options: new SandboxOptions { Latency = latency });

        var response = sandbox.V1.GetAsync("/numbers");
        var request = await sandbox.Allo.Requests.WaitForAsync(_ => true, TestContext.Current.CancellationToken);
        sandbox.Clock.Advance(latency - TimeSpan.FromMilliseconds(1));
        Assert.Null(request.StatusCode);
        sandbox.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(200, (await response).Status);
    }

    [Fact]
    public async Task Time_does_not_run_backwards() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            AlloSandbox.StartAsync(new SandboxOptions { Latency = TimeSpan.FromTicks(-1) }, TestContext.Current.CancellationToken));
}
