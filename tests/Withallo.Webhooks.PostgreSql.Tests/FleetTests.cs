using Withallo.Webhooks.AspNetCore.Tests.Support;

namespace Withallo.Webhooks.PostgreSql.Tests;

/// <summary>Receivers in processes of their own, with one table between them.</summary>
public sealed class FleetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("withallo-fleet-").FullName;
    private readonly string _table = Database.NewTable();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PostgresFact]
    public async Task Two_processes_that_get_the_same_deliveries_at_the_same_moment_handle_each_once()
    {
        await CreateTableAsync();
        using var one = await ReceiverProcess.StartAsync(_folder, _table);
        using var two = await ReceiverProcess.StartAsync(_folder, _table);
        var ids = Enumerable.Range(0, 50).Select(static i => $"msg_{i}").ToArray();

        foreach (var id in ids)
        {
            var statuses = await Task.WhenAll(one.DeliverAsync(id, Cancel), two.DeliverAsync(id, Cancel));
            Assert.Contains(200, statuses);
            Assert.All(statuses, static status => Assert.Contains(status, new[] { 200, 503 }));
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), Done());
    }

    [PostgresFact]
    public async Task An_event_whose_receiver_was_killed_is_handled_by_another_and_once_done_never_again()
    {
        await CreateTableAsync();
        ReceiverProcess.PutPoison(_folder);
        using (var victim = await ReceiverProcess.StartAsync(_folder, _table))
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => victim.DeliverAsync("msg_1", Cancel));
            await victim.WaitForDeathAsync(Cancel);
        }

        ReceiverProcess.TakePoison(_folder);
        using var next = await ReceiverProcess.StartAsync(_folder, _table);
        var statuses = new List<int>();
        do
        {
            statuses.Add(await next.DeliverAsync("msg_1", Cancel));
        }
        while (statuses[^1] != 200);

        Assert.All(statuses[..^1], static status => Assert.Equal(503, status));
        Assert.Equal(200, await next.DeliverAsync("msg_1", Cancel));
        Assert.Equal(["begun msg_1", "begun msg_1", "done msg_1"], ReceiverProcess.ReadJournal(_folder));
    }

    private IEnumerable<string> Done() =>
        ReceiverProcess.ReadJournal(_folder)
            .Where(static line => line.StartsWith("done ", StringComparison.Ordinal))
            .Select(static line => line["done ".Length..])
            .Order(StringComparer.Ordinal);

    private async Task CreateTableAsync()
    {
        await using var store = Database.CreateStore(_table);
        await store.EnsureCreatedAsync(Cancel);
    }
}
