using System.Net;
using System.Net.Sockets;
using Withallo.Testing;

namespace Withallo.Tests;

public sealed class LifecycleTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_listens_on_a_free_loopback_port_under_both_base_paths()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        Assert.Equal("http", allo.BaseUrl.Scheme);
        Assert.Equal("127.0.0.1", allo.BaseUrl.Host);
        Assert.Equal("/v1/api", allo.BaseUrl.AbsolutePath);
        Assert.Equal("/v2/api", allo.V2BaseUrl.AbsolutePath);
        Assert.Equal(allo.BaseUrl.Authority, allo.V2BaseUrl.Authority);
        Assert.NotEqual(0, allo.BaseUrl.Port);
    }

    [Fact]
    public async Task Sandboxes_share_nothing()
    {
        await using var one = await AlloSandbox.StartAsync(Cancelled);
        await using var other = await AlloSandbox.StartAsync(Cancelled);
        using var wire = new WireClient(one);

        await wire.PostAsync("/contacts", """{"numbers":["+15551234567"]}""");

        Assert.NotEqual(one.BaseUrl.Port, other.BaseUrl.Port);
        Assert.NotEqual(one.ApiKey, other.ApiKey);
        Assert.Equal(other.Contacts.Count + 1, one.Contacts.Count);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Disposal_frees_the_port_and_may_be_repeated()
    {
        var allo = await AlloSandbox.StartAsync(Cancelled);
        var port = allo.BaseUrl.Port;
        await allo.DisposeAsync();
        await allo.DisposeAsync();

        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();

        Assert.Equal(port, ((IPEndPoint)listener.LocalEndpoint).Port);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_rejected_with_advice()
    {
        await using var first = await AlloSandbox.StartAsync(Cancelled);

        var options = new SandboxOptions { Port = first.BaseUrl.Port };
        var error = await Assert.ThrowsAsync<WithalloException>(() => AlloSandbox.StartAsync(options, Cancelled));

        Assert.Contains("SandboxOptions.Port", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public async Task A_port_out_of_range_is_rejected(int port) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AlloSandbox.StartAsync(new SandboxOptions { Port = port }, Cancelled));

    [Fact]
    public async Task An_empty_key_is_rejected() =>
        await Assert.ThrowsAsync<ArgumentException>(() => AlloSandbox.StartAsync(new SandboxOptions { ApiKey = " " }, Cancelled));

    [Fact]
    public async Task A_missing_clock_is_rejected() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() => AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = null! }, Cancelled));

    [Fact]
    public async Task Client_options_lead_to_the_sandbox()
    {
        var clock = new FakeTimeProvider();
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { ApiKey = "ak_test", TimeProvider = clock }, Cancelled);

        var options = allo.CreateOptions();

        Assert.Equal("ak_test", options.ApiKey);
        Assert.Equal(allo.BaseUrl, new Uri(options.BaseUrl, "/v1/api"));
        Assert.Equal(allo.V2BaseUrl, new Uri(options.BaseUrl, "/v2/api"));
        Assert.Same(clock, options.TimeProvider);
    }

    [Fact]
    public async Task Nothing_prints_the_key()
    {
        await using var allo = await AlloSandbox.StartAsync(Cancelled);

        Assert.DoesNotContain(allo.ApiKey, allo.ToString(), StringComparison.Ordinal);
        Assert.Equal("SandboxOptions", new SandboxOptions { ApiKey = allo.ApiKey }.ToString());
    }
}
