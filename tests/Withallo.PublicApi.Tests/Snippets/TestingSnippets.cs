using Withallo;
using Withallo.Api;
using Withallo.Testing;

namespace Snippets;

/// <summary>The code of docs/testing.md, compiled and run.</summary>
public sealed class TestingSnippets
{
    [Fact]
    public async Task A_test_adds_what_it_needs_and_looks_at_what_arrived()
    {
        #region state
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Seed = false });
        allo.PhoneNumbers.Add(new PhoneNumber { Number = "+12125550100", Name = "Front desk" });
        allo.Calls.Add(new Call { Id = "call_1", FromNumber = "+12125550123", ToNumber = "+12125550100", Result = CallResult.Voicemail });
        using var client = new WithalloClient(allo.CreateOptions());

        var page = await client.Calls.SearchAsync("+12125550100");

        Assert.Equal(CallResult.Voicemail, Assert.Single(page.Results).Result);
        Assert.Equal("/v1/api/calls", Assert.Single(allo.Requests).Path);
        #endregion
    }

    [Fact]
    public async Task A_key_may_lack_a_scope()
    {
        #region scopes
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { Scopes = [Scopes.SmsSend] });
        using var client = new WithalloClient(allo.CreateOptions());

        var refused = await Assert.ThrowsAsync<WithalloForbiddenException>(() => client.PhoneNumbers.ListAsync());

        Assert.Equal([Scopes.ConversationsRead], refused.RequiredScopes);
        #endregion
    }

    [Fact]
    public async Task A_clock_of_the_tests_makes_waiting_take_no_time()
    {
        #region time
        var clock = new FakeTimeProvider();
        await using var allo = await AlloSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        var options = allo.CreateOptions();
        // The clock runs on while a request is under way, far faster than the request.
        options.Timeout = options.TotalTimeout = Timeout.InfiniteTimeSpan;
        using var client = new WithalloClient(options);
        allo.Faults.Enqueue(Fault.RateLimited(retryAfter: TimeSpan.FromSeconds(30)));

        var numbers = client.PhoneNumbers.ListAsync();
        while (!numbers.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.NotEmpty(await numbers);
        #endregion

        Assert.Equal(2, allo.Requests.Count);
    }
}
