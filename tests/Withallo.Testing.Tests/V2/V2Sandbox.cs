using Withallo.Testing;

namespace Withallo.Tests.V2;

/// <summary>A sandbox that stands still in time, and a client that speaks API v2 to it over a real socket.</summary>
internal sealed class V2Sandbox : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 4, 21, 12, 0, 0, TimeSpan.Zero);

    private V2Sandbox(AlloSandbox allo, FakeTimeProvider clock)
    {
        Allo = allo;
        Clock = clock;
        Wire = new WireClient(allo, allo.V2BaseUrl);
        V1 = new WireClient(allo);
    }

    public AlloSandbox Allo { get; }

    public FakeTimeProvider Clock { get; }

    public WireClient Wire { get; }

    public WireClient V1 { get; }

    /// <summary>Without limits, unless they are given: no test waits for a permit.</summary>
    public static async Task<V2Sandbox> StartAsync(bool seed = true, SandboxRateLimits? limits = null, SandboxOptions? options = null)
    {
        var clock = new FakeTimeProvider(Start);
        options ??= new SandboxOptions();
        options.Seed = seed;
        options.TimeProvider = clock;
        options.RateLimits = limits ?? SandboxRateLimits.None;
        return new V2Sandbox(await AlloSandbox.StartAsync(options, TestContext.Current.CancellationToken), clock);
    }

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        V1.Dispose();
        await Allo.DisposeAsync();
    }
}
