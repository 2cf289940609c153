using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.AspNetCore.Tests;

/// <summary>A receiver that dies in the middle of a handler loses nothing. The same with PostgreSQL is in the tests of that store.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("withallo-crash-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_event_whose_receiver_was_killed_is_handled_by_the_next_one_and_once_done_never_again()
    {
        ReceiverProcess.PutPoison(_folder);
        using (var victim = await ReceiverProcess.StartAsync(_folder))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => victim.DeliverAsync("msg_1", TestContext.Current.CancellationToken));
            await victim.WaitForDeathAsync(TestContext.Current.CancellationToken);
        }

        ReceiverProcess.TakePoison(_folder);
        using var next = await ReceiverProcess.StartAsync(_folder);
        var statuses = new List<int>();
        do
        {
            statuses.Add(await next.DeliverAsync("msg_1", TestContext.Current.CancellationToken));
        }
        while (statuses[^1] != 200);

        Assert.All(statuses[..^1], static status => Assert.Equal(503, status));
        Assert.Equal(200, await next.DeliverAsync("msg_1", TestContext.Current.CancellationToken));
        Assert.Equal(["begun msg_1", "begun msg_1", "done msg_1"], ReceiverProcess.ReadJournal(_folder));
    }
}
