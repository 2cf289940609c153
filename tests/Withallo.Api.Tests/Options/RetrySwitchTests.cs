using Withallo.Api.Tests.Resilience;

namespace Withallo.Api.Tests.Options;

/// <summary>A program without retries. On its own, since the switch is the whole process's.</summary>
[Collection(nameof(OnItsOwn))]
public sealed class RetrySwitchTests : IDisposable
{
    public RetrySwitchTests() => AppContext.SetSwitch("Withallo.Api.EnableRetries", false);

    public void Dispose() => AppContext.SetSwitch("Withallo.Api.EnableRetries", true);

    [Fact]
    public async Task A_program_that_switches_retries_off_makes_one_attempt()
    {
        await using var server = new FaultServer((_, wire) => wire.AnswerAsync(503, "{}"));
        using var client = Clients.Create(server.Port);

        var failure = await Assert.ThrowsAsync<WithalloServerException>(() => client.PhoneNumbers.ListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(1, failure.Attempts);
    }

    [Fact]
    public void Retries_that_are_asked_for_all_the_same_are_refused()
    {
        var options = new WithalloOptions { ApiKey = "key" };
        options.Retry.MaxRetries = 1;

        var failure = Assert.Throws<ArgumentException>(() => new WithalloClient(options));

        Assert.StartsWith("Retry.MaxRetries must be 0 in a program that is built without retries", failure.Message, StringComparison.Ordinal);
    }
}
